import { authorizeApp } from "../../apps/authorize.ts";
import { days, hours, seconds } from "../../clock.ts";
import { issueSecret } from "../../production-credentials/issue-secret.ts";
import { viewCredentials } from "../../production-credentials/manage.ts";
import { secretRequest, secretTag } from "../../production-credentials/secret.ts";
import { listSecrets, revokeSecret } from "../../production-credentials/secrets.ts";
import { invalid, refuse } from "../../errors.ts";
import { checkBox, radios } from "../field.ts";
import { bodyOf, textOf } from "../form.ts";
import { confirmation } from "../confirmation.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { byHand } from "../visit.ts";
import { appUrl } from "./app-pages.ts";
import { shownOnce } from "./shown-once.ts";

const section = "production-credentials";

/** A day, and then until there was a day without a use. */
const whileUsed = { overlapSeconds: (1 * days) / seconds, keepWhileUsedSeconds: (1 * days) / seconds };

/** For how long the former secret can stay valid: seconds, and what people read. */
const overlaps = {
  "0": "At once: clients that use it fail until they have the new one",
  [String((1 * hours) / seconds)]: "After one hour",
  [String((1 * days) / seconds)]: "After one day",
  [String((7 * days) / seconds)]: "After seven days",
  "while-used": "After one day, or later while it is used: after a day without a use, or 30 days at most",
};

export function secretPages(pages: Pages): void {
  pages.add("/apps/:appId/reset-secret", {
    async view(visit, draft) {
      const { params, read, form } = visit;
      const appId = params["appId"] ?? "";
      const { currentSecret } = await read(async (context) => {
        await authorizeApp(context, appId, "manageCredentials");
        return viewCredentials(context, appId);
      });
      return confirmation(visit, {
        title: "Reset Client Secret",
        body: html`<p>The app gets a new Client Secret, which is shown once, next. The Client ID stays.</p>
          <input type="hidden" name="etag" value="${currentSecret ? secretTag(currentSecret) : ""}">
          ${radios("When does the former secret stop working?", "overlapSeconds", overlaps, draft ? textOf(form, "overlapSeconds") : "0")}
          ${checkBox("understood", "I understand that this will revoke the former secret, and all access tokens generated using it, at that time.", false)}`,
        does: "Reset Client Secret",
        back: appUrl(params, section),
        draft,
        danger: true,
        once: true,
      });
    },
    async act({ params, form, write }) {
      if (textOf(form, "understood") !== "true") {
        throw invalid([{ field: "understood", message: ": check the box to go on" }]);
      }
      const appId = params["appId"] ?? "";
      const { overlapSeconds } = form;
      const wanted = overlapSeconds === "while-used" ? whileUsed : bodyOf(secretRequest, { overlapSeconds });
      // So that sending the form a second time issues no further secret.
      const etag = textOf(form, "etag");
      const { clientId, secret } = await write(async (context) => {
        const asked = { ...byHand, ifMatch: etag === "" ? undefined : etag };
        const issued = await issueSecret(context, appId, wanted, asked);
        return { secret: issued.secret, clientId: (await viewCredentials(context, appId)).clientId };
      });
      return shownOnce({ title: "Your New Client Secret", clientId, secret, back: appUrl(params, section) });
    },
  });

  pages.add("/apps/:appId/secrets/:secretId/revoke", {
    async view(visit, draft) {
      const { params, read } = visit;
      const appId = params["appId"] ?? "";
      const secret = await read(async (context) => {
        await authorizeApp(context, appId, "manageCredentials");
        const { items } = await listSecrets(context, appId, { limit: 500 });
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
        revokeSecret(context, params["appId"] ?? "", params["secretId"] ?? "", byHand),
      );
      return redirect(appUrl(params, section), "secret-revoked");
    },
  });
}
