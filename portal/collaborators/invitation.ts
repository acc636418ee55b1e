import { authorizeApp } from "../apps/authorize.ts";
import { fence } from "../claims.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import type { Conditions } from "../replies.ts";
import { presentCollaborator, requireCollaborator, type Collaborator } from "./collaborator.ts";
import { invitedNow } from "./invite.ts";
import { mailInvitation } from "./mail.ts";
import { audit, deleteCollaborator, updateCollaborator } from "./manage.ts";

/** Sends an invitation again, also one that expired or was declined: it can be accepted for 7 more days. */
export async function resendInvitation(
  context: Context,
  appId: string,
  collaboratorId: string,
  asked: Conditions,
): Promise<Collaborator> {
  const { app, row } = await requireUnaccepted(context, appId, collaboratorId, asked);
  const sent = await updateCollaborator(context, row, { status: "pending", ...invitedNow(context) });
  await mailInvitation(context, app, sent);
  await audit(context, row, "invited_again");
  return presentCollaborator(context, sent);
}

/** Takes an invitation back: the collaborator is gone. */
export async function withdrawInvitation(
  context: Context,
  appId: string,
  collaboratorId: string,
  asked: Conditions,
): Promise<void> {
  const { row } = await requireUnaccepted(context, appId, collaboratorId, asked);
  await deleteCollaborator(context, row);
  await audit(context, row, "invitation_withdrawn", { email: row.email });
}

/** Takes back the invitations to an app that is deleted. */
export async function withdrawInvitationsOfApp({ db }: Context, appId: string): Promise<void> {
  await db
    .deleteFrom("collaborators")
    .where("app_id", "=", appId)
    .where("status", "!=", "accepted")
    .execute();
}

async function requireUnaccepted(context: Context, appId: string, collaboratorId: string, asked: Conditions) {
  const app = await authorizeApp(context, appId, "manageCollaborators");
  const row = await requireCollaborator(context, appId, collaboratorId);
  await fence(context, { table: "collaborators" }, row, asked);
  if (row.status === "accepted") throw refuse("invitation_not_pending", { status: row.status });
  return { app, row };
}
