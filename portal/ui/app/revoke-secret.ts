import { authorizeApp } from "../../apps/authorize.ts";
import { listSecrets, revokeSecret } from "../../client-secrets/secrets.ts";
import { refuse } from "../../errors.ts";
import type { Environment } from "../../oauth/client.ts";
import { confirmation } from "../confirmation.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { byHand } from "../visit.ts";
import { appUrl } from "./app-pages.ts";
import { versionsOf } from "./secret-versions.ts";

export function revokeSecretPage(pages: Pages, environment: Environment): void {
  const { at, manage, section } = versionsOf[environment];
  pages.add(`/apps/:appId/${at}/:secretId/revoke`, {
    async view(visit, draft) {
      const { params, read } = visit;
      const appId = params["appId"] ?? "";
      const secret = await read(async (context) => {
        await authorizeApp(context, appId, manage);
        const { items } = await listSecrets(context, environment, appId, { limit: 500 });
        return items.find(({ id }) => id === params["secretId"]);
      });
      if (!secret) throw refuse("not_found", { thing: "secret" });
      return confirmation(visit, {
        title: `Revoke Version ${secret.number}`,
        body: html`<p>This version of the secret, with the fingerprint <code>${secret.fingerprint}</code>, stops working at once, with every access token generated using it.</p>
          ${secret.current && html`<p class="warning">It is the current one: clients fail until you reset the secret.</p>`}`,
        does: "Revoke",
        back: appUrl(params, section),
        draft,
        danger: true,
      });
    },
    async act({ params, write }) {
      await write((context) =>
        revokeSecret(context, environment, params["appId"] ?? "", params["secretId"] ?? "", byHand),
      );
      return redirect(appUrl(params, section), "secret-revoked");
    },
  });
}
