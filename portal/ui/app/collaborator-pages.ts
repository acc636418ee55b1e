import type { Static } from "typebox";
import { isSameAddress } from "../../accounts/accounts.ts";
import { authorizeApp } from "../../apps/authorize.ts";
import { collaboratorChange, newCollaborator, type Collaborator } from "../../collaborators/collaborator.ts";
import { resendInvitation, withdrawInvitation } from "../../collaborators/invitation.ts";
import { inviteCollaborator } from "../../collaborators/invite.ts";
import { changeCollaborator, findCollaborator, removeCollaborator } from "../../collaborators/manage.ts";
import { refuse } from "../../errors.ts";
import { field, radios } from "../field.ts";
import { bodyOf, textOf } from "../form.ts";
import { confirmation } from "../confirmation.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { byHand, type Visit } from "../visit.ts";
import { appPage } from "./app-page.ts";
import { appUrl } from "./app-pages.ts";
import { roleNames } from "./badges.ts";

const section = "manage-collaborators";
const { owner: _, ...roleChoices } = roleNames;

export function collaboratorPages(pages: Pages): void {
  invitePage(pages);
  rolePage(pages);
  removalPages(pages);

  pages.add("/apps/:appId/collaborators/:collaboratorId/resend", {
    instead: ({ params }) => appUrl(params, section),
    view: (visit, draft) => appPage(visit, { collaborators: draft }),
    async act({ params, write }) {
      await write((context) => resendInvitation(context, ...idsOf(params), byHand));
      return redirect(appUrl(params, section), "invitation-sent");
    },
  });
}

function invitePage(pages: Pages): void {
  pages.add("/apps/:appId/collaborators/new", {
    async view(visit, draft) {
      const { params, read, form } = visit;
      await read((context) => authorizeApp(context, params["appId"] ?? "", "manageCollaborators"));
      return confirmation(visit, {
        title: "Add Another User",
        body: html`${field(newCollaborator, "email", { draft, label: "Email", hint: "An invitation is mailed to this address.", autocomplete: "off" })}
          ${radios("Role", "role", roleChoices, draft ? textOf(form, "role") : "developer")}`,
        does: "Send Invitation",
        back: appUrl(params, section),
        draft,
      });
    },
    async act({ params, form, write }) {
      const wanted: Static<typeof newCollaborator> = bodyOf(newCollaborator, {
        ...form,
        managedBy: undefined,
      });
      await write((context) => inviteCollaborator(context, params["appId"] ?? "", wanted, byHand));
      return redirect(appUrl(params, section), "invitation-sent");
    },
  });
}

function rolePage(pages: Pages): void {
  pages.add("/apps/:appId/collaborators/:collaboratorId/role", {
    async view(visit, draft) {
      const { email, role } = await managed(visit);
      return confirmation(visit, {
        title: "Change Role",
        body: html`<p>What <strong>${email}</strong> may do in this app:</p>${radios("Role", "role", roleChoices, role)}`,
        does: "Update Permissions",
        back: appUrl(visit.params, section),
        draft,
      });
    },
    async act({ params, form, write }) {
      const { role } = bodyOf(collaboratorChange, { role: form["role"] });
      await write((context) => changeCollaborator(context, ...idsOf(params), { role }, byHand));
      return redirect(appUrl(params, section), "role-changed");
    },
  });
}

function removalPages(pages: Pages): void {
  pages.add("/apps/:appId/collaborators/:collaboratorId/withdraw", {
    async view(visit, draft) {
      const { email } = await managed(visit);
      return confirmation(visit, {
        title: "Withdraw Invitation",
        body: html`<p>The invitation to <strong>${email}</strong> can no longer be accepted.</p>`,
        does: "Withdraw Invitation",
        back: appUrl(visit.params, section),
        draft,
        danger: true,
      });
    },
    async act({ params, write }) {
      await write((context) => withdrawInvitation(context, ...idsOf(params), byHand));
      return redirect(appUrl(params, section), "invitation-withdrawn");
    },
  });

  pages.add("/apps/:appId/collaborators/:collaboratorId/remove", {
    async view(visit, draft) {
      const { params, read, actor } = visit;
      const { email } = await read((context) => findCollaborator(context, ...idsOf(params)));
      const leaves = isSameAddress(email, actor.email);
      if (!leaves) await managed(visit);
      return confirmation(visit, {
        title: leaves ? "Leave this App" : "Remove Collaborator",
        body: leaves
          ? html`<p>You lose access to this app at once.</p>`
          : html`<p><strong>${email}</strong> loses access to this app at once, and what they authorized in its sandbox ends.</p>
              <p>They may know the sandbox's Client Secret: reset it if that matters.</p>`,
        does: leaves ? "Leave" : "Remove",
        back: appUrl(params, section),
        draft,
        danger: true,
      });
    },
    async act(visit) {
      const { params, write, read, actor } = visit;
      const { email } = await read((context) => findCollaborator(context, ...idsOf(params)));
      await write((context) => removeCollaborator(context, ...idsOf(params), byHand));
      return isSameAddress(email, actor.email)
        ? redirect("/apps", "app-left")
        : redirect(appUrl(params, section), "collaborator-removed");
    },
  });
}

/** A collaborator whom the caller may manage. */
function managed({ params, read }: Visit): Promise<Collaborator> {
  return read(async (context) => {
    const [appId, collaboratorId] = idsOf(params);
    await authorizeApp(context, appId, "manageCollaborators");
    return findCollaborator(context, appId, collaboratorId);
  });
}

function idsOf({ appId, collaboratorId }: Record<string, string>): [appId: string, collaboratorId: string] {
  if (!appId || !collaboratorId) throw refuse("not_found", { thing: "collaborator" });
  return [appId, collaboratorId];
}
