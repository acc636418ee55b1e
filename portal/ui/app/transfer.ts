import { authorizeApp } from "../../apps/authorize.ts";
import { transferRequest } from "../../collaborators/collaborator.ts";
import { listCollaborators } from "../../collaborators/manage.ts";
import { transferApp } from "../../collaborators/transfer.ts";
import { field } from "../field.ts";
import { bodyOf } from "../form.ts";
import { confirmation } from "../confirmation.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { appUrl } from "./app-pages.ts";

const section = "manage-collaborators";

export function transferPage(pages: Pages): void {
  pages.add("/apps/:appId/transfer", {
    async view(visit, draft) {
      const { params, read } = visit;
      const appId = params["appId"] ?? "";
      const { items } = await read(async (context) => {
        await authorizeApp(context, appId, "transferApp");
        return listCollaborators(context, appId, { limit: 500 });
      });
      const heirs = items.filter(({ status }) => status === "accepted").map(({ email }) => [email, email]);
      if (heirs.length === 0) {
        return {
          title: "Transfer Ownership",
          body: html`<div class="card narrow"><h1>Transfer Ownership</h1>
            <p>Ownership can go to a collaborator who has accepted the invitation, and there is none yet.</p>
            <p class="actions"><a class="button" href="${appUrl(params, section)}" data-cancel>Back</a></p></div>`,
        };
      }
      return confirmation(visit, {
        title: "Transfer Ownership",
        body: html`<p>The new owner can delete the app and transfer it on. You become an admin.</p>
          ${field(transferRequest, "email", { draft, label: "New Owner", hint: undefined, choices: Object.fromEntries(heirs) as Record<string, string> })}`,
        does: "Transfer Ownership",
        back: appUrl(params, section),
        draft,
        danger: true,
      });
    },
    async act({ params, form, write }) {
      const { email } = bodyOf(transferRequest, form);
      await write((context) => transferApp(context, params["appId"] ?? "", email));
      return redirect(appUrl(params, section), "app-transferred");
    },
  });
}
