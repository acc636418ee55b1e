import Type, { type Static } from "typebox";
import { held, type Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { pageOf, toList, type PageQuery } from "../paging.ts";
import { id, time } from "../schemas.ts";
import type { CollaboratorsTable } from "../store/tables.ts";
import { presentCollaborator, role, statusOf, type Collaborator } from "./collaborator.ts";
import { auditCollaborator, updateCollaborator } from "./rows.ts";

/** An invitation as the one who is invited sees it, to whom the app itself is not visible yet. */
export const invitation = Type.Object({
  id,
  app: Type.Object({ id, name: Type.String() }),
  role,
  invitedBy: Type.String({ description: "The address of the account that sent it." }),
  invitedAt: time,
  expiresAt: time,
});
export type Invitation = Static<typeof invitation>;

/** The invitations that the caller can accept now. */
export async function listMyInvitations(context: Context, query: PageQuery) {
  const page = pageOf(query);
  const rows = await addressedToMe(context)
    .where("collaborators.status", "=", "pending")
    .where("collaborators.expires_at", ">", context.now)
    .where("collaborators.id", ">", page.after)
    .orderBy("collaborators.id")
    .limit(page.rows)
    .execute();
  return toList(rows, page, presentInvitation);
}

/** @throws PortalError `not_found`, `invitation_expired`, or `invitation_not_pending` when it was answered before. */
export async function acceptInvitation(context: Context, invitationId: string): Promise<Collaborator> {
  const row = await requirePending(context, invitationId);
  const { actor, now } = context;
  const accepted = await updateCollaborator(context, row, {
    status: "accepted",
    account_id: actor.accountId,
    accepted_at: now,
  });
  await auditCollaborator(context, row, "accepted");
  return presentCollaborator(context, accepted);
}

/** @throws PortalError like acceptInvitation. */
export async function declineInvitation(context: Context, invitationId: string): Promise<void> {
  const row = await requirePending(context, invitationId);
  await updateCollaborator(context, row, { status: "declined" });
  await auditCollaborator(context, row, "declined");
}

async function requirePending(context: Context, invitationId: string): Promise<CollaboratorsTable> {
  const mine = addressedToMe(context).where("collaborators.id", "=", invitationId);
  const row = await held(context, mine, "apps", "collaborators").executeTakeFirst();
  if (!row) throw refuse("not_found", { thing: "invitation" });
  const status = statusOf(row, context.now);
  if (status === "expired") throw refuse("invitation_expired");
  if (status !== "pending") throw refuse("invitation_not_pending", { status });
  return row;
}

/** The invitations, whatever became of them, to the address that the caller's account has verified. */
function addressedToMe({ db, actor }: Context) {
  const query = db
    .selectFrom("collaborators")
    .innerJoin("accounts as me", "me.email_key", "collaborators.email_key")
    .innerJoin("accounts as inviter", "inviter.id", "collaborators.invited_by")
    .innerJoin("apps", "apps.id", "collaborators.app_id")
    .where("me.id", "=", actor.accountId)
    .where("me.verified_at", "is not", null)
    .where("apps.deleted_at", "is", null)
    .selectAll("collaborators")
    .select(["apps.name as app_name", "inviter.email as inviter_email"]);
  const limited = actor.token?.appIds;
  return limited ? query.where("apps.id", "in", limited) : query;
}

type InvitationRow = Awaited<ReturnType<ReturnType<typeof addressedToMe>["executeTakeFirstOrThrow"]>>;

function presentInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    app: { id: row.app_id, name: row.app_name },
    role: row.role,
    invitedBy: row.inviter_email,
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
  };
}
