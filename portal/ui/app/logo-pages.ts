import { findLogo, largestLogo, setLogo } from "../../apps/logo.ts";
import { refuse } from "../../errors.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { byHand } from "../visit.ts";
import { appPage } from "./app-page.ts";
import { appUrl } from "./app-pages.ts";

export function logoPages(pages: Pages): void {
  pages.add("/apps/:appId/logo", {
    async view(visit, draft) {
      const { params, read, request } = visit;
      if (draft) return appPage(visit, { logo: { ...draft, form: {} } });
      if (request.method === "POST") return redirect(appUrl(params, "app-settings"));
      const logo = await read((context) => findLogo(context, params["appId"] ?? ""));
      return { file: logo.bytes, type: logo.content_type };
    },
    bodyLimit: largestLogo + 16 * 1024,
    async act({ params, form, write }) {
      const file: unknown = form["logo"];
      const bytes = Buffer.isBuffer(file) ? file : Buffer.alloc(0);
      if (bytes.length === 0) throw refuse("logo_invalid", { reason: "is missing: choose a file first" });
      await write((context) => setLogo(context, params["appId"] ?? "", bytes, byHand));
      return redirect(appUrl(params, "app-settings"), "logo-saved");
    },
  });

  pages.add("/apps/:appId/logo/remove", {
    instead: ({ params }) => appUrl(params, "app-settings"),
    view: (visit, draft) => appPage(visit, { logo: draft }),
    async act({ params, write }) {
      await write((context) => setLogo(context, params["appId"] ?? "", undefined, byHand));
      return redirect(appUrl(params, "app-settings"), "logo-removed");
    },
  });
}
