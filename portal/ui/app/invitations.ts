import { acceptInvitation, declineInvitation, type Invitation } from "../../collaborators/my-invitations.ts";
import { when } from "../dates.ts";
import { html, type Html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import { roleNames } from "./badges.ts";
import { appUrl } from "./app-pages.ts";

/** Accepted by a form only: what scans mails follows links. */
export function invitationPages(pages: Pages): void {
  const instead = () => "/apps";
  const view = () => redirect("/apps");

  pages.add("/invitations/:invitationId/accept", {
    instead,
    view,
    async act(visit) {
      const { appId } = await visit.write((context) =>
        acceptInvitation(context, visit.params["invitationId"] ?? ""),
      );
      return redirect(appUrl({ appId }), "invitation-accepted");
    },
  });

  pages.add("/invitations/:invitationId/decline", {
    instead,
    view,
    async act(visit) {
      await visit.write((context) => declineInvitation(context, visit.params["invitationId"] ?? ""));
      return redirect("/apps", "invitation-declined");
    },
  });
}

/** What the caller is invited to. */
export function invitations({ csrfField, now }: Visit, items: Invitation[]): Html | undefined {
  if (items.length === 0) return undefined;
  return html`<section class="card" aria-labelledby="invitations">
    <h2 id="invitations">Invitations</h2>
    ${items.map(
      ({ id, app, role, invitedBy, expiresAt }) => html`<div class="line">
        <p><strong>${app.name}</strong>: ${invitedBy} invites you as ${roleNames[role]}. It expires ${when(expiresAt, now)}.</p>
        <div class="actions">
          <form method="post" action="/invitations/${id}/accept">${csrfField}
            <button class="primary">Accept<span class="hidden-text"> the invitation to ${app.name}</span></button></form>
          <form method="post" action="/invitations/${id}/decline">${csrfField}
            <button>Decline<span class="hidden-text"> the invitation to ${app.name}</span></button></form>
        </div>
      </div>`,
    )}
  </section>`;
}
