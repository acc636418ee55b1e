import { appChange } from "../../apps/app.ts";
import { changeApp, findApp } from "../../apps/apps.ts";
import { PortalError } from "../../errors.ts";
import { bodyOf, textOf, type Form } from "../form.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { byHand, type Visit } from "../visit.ts";
import { appPage } from "./app-page.ts";
import { appUrl } from "./app-pages.ts";

export function settingsPage(pages: Pages): void {
  pages.add("/apps/:appId/settings", {
    instead: ({ params }) => appUrl(params, "app-settings"),
    view: (visit, draft) => appPage(visit, { settings: draft }),
    async act(visit) {
      const { params, form } = visit;
      const appId = params["appId"] ?? "";
      const wanted = bodyOf(appChange, { ...form, managedBy: undefined });
      const asked = { ...byHand, ifMatch: textOf(form, "etag") };
      try {
        await visit.write((context) => changeApp(context, appId, wanted, asked));
      } catch (error) {
        throw isStale(error) ? await whatChanged(visit, appId, form) : error;
      }
      return redirect(appUrl(params, "app-settings"), "settings-saved");
    },
  });
}

function isStale(error: unknown): boolean {
  return error instanceof PortalError && error.code === "precondition_failed";
}

/** Tells field by field what somebody else made of the app, so that nothing is overwritten without being seen. */
async function whatChanged(visit: Visit, appId: string, form: Form): Promise<PortalError> {
  const app = await visit.read((context) => findApp(context, appId));
  const now = new Map<string, unknown>(Object.entries(app));
  const different = Object.keys(appChange.properties)
    .filter((name) => now.has(name) && form[name] !== undefined)
    .map((name) => ({ name, value: shown(now.get(name)), written: textOf(form, name) }))
    .filter(({ value, written }) => written.replaceAll("\r\n", "\n") !== value)
    .map(({ name, value }) => ({ field: name, message: `is now “${value}”` }));
  const message =
    "Somebody changed this app while you were editing it. Where it differs from what you wrote is told below: save again to have it your way.";
  return new PortalError("precondition_failed", message, different);
}

function shown(value: unknown): string {
  return typeof value === "string" || typeof value === "boolean" ? String(value) : "";
}
