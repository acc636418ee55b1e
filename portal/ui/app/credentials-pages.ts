import { authorizeApp } from "../../apps/authorize.ts";
import { newCredentials } from "../../production-credentials/credentials.ts";
import { requestCredentials, withdrawCredentials } from "../../production-credentials/manage.ts";
import { readSettings } from "../../settings.ts";
import { bodyOf } from "../form.ts";
import { confirmation } from "../confirmation.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { byHand } from "../visit.ts";
import { appUrl } from "./app-pages.ts";
import { shownOnce } from "./shown-once.ts";

const section = "production-credentials";

export function credentialsPages(pages: Pages): void {
  pages.add("/apps/:appId/request-production-access", {
    async view(visit, draft) {
      const { name, approval } = await visit.read(async (context) => ({
        name: (await authorizeApp(context, visit.params["appId"] ?? "", "manageCredentials")).name,
        approval: (await readSettings(context.db)).approvalRequired,
      }));
      return confirmation(visit, {
        title: "Request Production Access",
        body: html`<p>The app “${name}” gets a Client ID and a Client Secret for the production environment. The secret is shown once, next.</p>
          ${approval && html`<p>They work as soon as an operator of this portal has approved them.</p>`}`,
        does: "Request Production Access",
        back: appUrl(visit.params, section),
        draft,
        once: true,
      });
    },
    async act({ params, write }) {
      const wanted = bodyOf(newCredentials, {});
      const { object, secret } = await write((context) =>
        requestCredentials(context, params["appId"] ?? "", wanted, byHand),
      );
      return shownOnce({
        title: "Your Production Credentials",
        clientId: object.clientId,
        secret,
        remark:
          object.status === "pending" && "They work as soon as an operator of this portal has approved them.",
        back: appUrl(params, "app-settings"),
      });
    },
  });

  pages.add("/apps/:appId/withdraw-credentials", {
    async view(visit, draft) {
      await visit.read((context) => authorizeApp(context, visit.params["appId"] ?? "", "manageCredentials"));
      return confirmation(visit, {
        title: "Withdraw Credentials",
        body: html`<p>Every secret and every access token stops working at once. The Client ID never comes back.</p>`,
        does: "Withdraw Credentials",
        back: appUrl(visit.params, section),
        draft,
        danger: true,
      });
    },
    async act({ params, write }) {
      await write((context) => withdrawCredentials(context, params["appId"] ?? "", byHand));
      return redirect(appUrl(params, section), "credentials-withdrawn");
    },
  });
}
