import { isSameAddress } from "../../accounts/accounts.ts";
import type { Collaborator } from "../../collaborators/collaborator.ts";
import { when } from "../dates.ts";
import { problemSummary } from "../field.ts";
import { html, type Html } from "../html.ts";
import type { Visit } from "../visit.ts";
import type { AppDrafts, AppView } from "./app-page.ts";
import { badge, roleNames } from "./badges.ts";

export function collaboratorsSection(visit: Visit, view: AppView, { collaborators: draft }: AppDrafts): Html {
  const { app, collaborators, may } = view;
  const leaves = collaborators.find(
    ({ email, status }) => status === "accepted" && isSameAddress(email, visit.actor.email),
  );
  return html`<section class="card" aria-labelledby="manage-collaborators">
    <h2 id="manage-collaborators">Manage Collaborators</h2>
    ${problemSummary(draft)}
    <div class="scroll" tabindex="0" role="region" aria-label="Collaborators"><table>
      <caption class="hidden-text">The people of this app</caption>
      <thead><tr><th scope="col">Email</th><th scope="col">Role</th><th scope="col">Status</th><th scope="col"><span class="hidden-text">Actions</span></th></tr></thead>
      <tbody>
        <tr><th scope="row">${app.owner.email}</th><td>${roleNames.owner}</td><td></td><td></td></tr>
        ${collaborators.map((each) => row(visit, view, each))}
      </tbody>
    </table></div>
    <p class="actions">
      ${may("manageCollaborators") && html`<a class="button primary" href="/apps/${app.id}/collaborators/new" data-dialog>Add Another User</a>`}
      <a class="button" href="/apps/${app.id}/permissions" data-dialog>View Permissions Details</a>
      ${may("transferApp") && html`<a class="button" href="/apps/${app.id}/transfer" data-dialog>Transfer Ownership</a>`}
      ${leaves && html`<a class="button danger" href="/apps/${app.id}/collaborators/${leaves.id}/remove" data-dialog>Leave this App</a>`}
    </p>
  </section>`;
}

function row({ now, csrfField, actor }: Visit, { app, may }: AppView, person: Collaborator): Html {
  const { id, email, role, status, expiresAt } = person;
  const url = `/apps/${app.id}/collaborators/${id}`;
  const whom = html`<span class="hidden-text"> ${email}</span>`;
  const isSelf = status === "accepted" && isSameAddress(email, actor.email);
  return html`<tr>
    <th scope="row">${email}</th>
    <td>${roleNames[role]}</td>
    <td>${badge(status === "pending" ? "invited" : status)} ${status === "pending" && html`expires ${when(expiresAt, now)}`}</td>
    <td>${
      may("manageCollaborators") &&
      !isSelf &&
      html`<div class="actions">
        <a class="button" href="${url}/role" data-dialog>Change Role${whom}</a>
        ${
          status === "accepted"
            ? html`<a class="button danger" href="${url}/remove" data-dialog>Remove${whom}</a>`
            : html`<form method="post" action="${url}/resend">${csrfField}<button>Send Again${whom}</button></form>
              <a class="button danger" href="${url}/withdraw" data-dialog>Withdraw${whom}</a>`
        }
      </div>`
    }</td>
  </tr>`;
}
