import { authorizeApp } from "../apps/authorize.ts";
import { fence } from "../claims.ts";
import { later, seconds } from "../clock.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch, etagOf } from "../etag.ts";
import type { Conditions } from "../replies.ts";
import type { CollaboratorsTable } from "../store/tables.ts";
import { presentCollaborator, statusOf, type Collaborator, type InvitationAgain } from "./collaborator.ts";
import { invitedNow } from "./invite.ts";
import { mailInvitation } from "./mail.ts";
import { findCollaborator } from "./manage.ts";
import { auditCollaborator, deleteCollaborator, requireCollaborator, updateCollaborator } from "./rows.ts";

/** How long an invitation waits before it can be sent again, so that nobody's mailbox is flooded. */
const pause = 60 * seconds;

/**
 * Sends an invitation again, also one that expired or was declined: it can be accepted for 7 more days. With `whenExpired`
 * it sends none but an expired one and answers with what is there, so that whoever asks twice has it sent once.
 */
export async function resendInvitation(
  context: Context,
  appId: string,
  collaboratorId: string,
  asked: Conditions,
  { whenExpired = false }: InvitationAgain = {},
): Promise<Collaborator> {
  const { app, row } = await requireManaged(context, appId, collaboratorId, asked);
  if (whenExpired && statusOf(row, context.now) !== "expired") {
    return findCollaborator(context, appId, collaboratorId);
  }
  requireUnaccepted(row);
  if (row.invited_at > later(context.now, -pause)) throw refuse("invitation_just_sent", { email: row.email });
  const sent = await updateCollaborator(context, row, { status: "pending", ...invitedNow(context) });
  await mailInvitation(context, app, sent);
  await auditCollaborator(context, row, "invited_again");
  return presentCollaborator(context, sent);
}

/** Takes an invitation back: the collaborator is gone. */
export async function withdrawInvitation(
  context: Context,
  appId: string,
  collaboratorId: string,
  asked: Conditions,
): Promise<void> {
  const { row } = await requireManaged(context, appId, collaboratorId, asked);
  requireUnaccepted(row);
  await deleteCollaborator(context, row);
  await auditWithdrawn(context, row);
}

/** Takes back the invitations to an app that is deleted. */
export async function withdrawInvitationsOfApp(context: Context, appId: string): Promise<void> {
  const withdrawn = await context.db
    .deleteFrom("collaborators")
    .where("app_id", "=", appId)
    .where("status", "!=", "accepted")
    .returningAll()
    .execute();
  for (const row of withdrawn) await auditWithdrawn(context, row);
}

function auditWithdrawn(context: Context, row: CollaboratorsTable): Promise<void> {
  return auditCollaborator(context, row, "invitation_withdrawn", { email: row.email });
}

async function requireManaged(context: Context, appId: string, collaboratorId: string, asked: Conditions) {
  const app = await authorizeApp(context, appId, "manageCollaborators");
  const row = await requireCollaborator(context, appId, collaboratorId);
  await fence(context, { table: "collaborators" }, row, asked);
  checkIfMatch(asked.ifMatch, etagOf(presentCollaborator(context, row)), "collaborator");
  return { app, row };
}

function requireUnaccepted({ status }: CollaboratorsTable): void {
  if (status === "accepted") throw refuse("invitation_not_pending", { status });
}
