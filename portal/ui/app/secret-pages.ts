import { authorizeApp } from "../../apps/authorize.ts";
import { issueSecret } from "../../client-secrets/issue-secret.ts";
import { secretRequest, secretTag } from "../../client-secrets/secret.ts";
import { days, hours, seconds } from "../../clock.ts";
import { invalid } from "../../errors.ts";
import { viewCredentials } from "../../production-credentials/manage.ts";
import { checkBox, radios } from "../field.ts";
import { bodyOf, textOf } from "../form.ts";
import { confirmation } from "../confirmation.ts";
import { html } from "../html.ts";
import type { Pages } from "../pages.ts";
import { byHand } from "../visit.ts";
import { appUrl } from "./app-pages.ts";
import { revokeSecretPage } from "./revoke-secret.ts";
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
        const issued = await issueSecret(context, "production", appId, wanted, asked);
        return { secret: issued.secret, clientId: (await viewCredentials(context, appId)).clientId };
      });
      return shownOnce({ title: "Your New Client Secret", clientId, secret, back: appUrl(params, section) });
    },
  });

  revokeSecretPage(pages, "production");
  revokeSecretPage(pages, "sandbox");
}
