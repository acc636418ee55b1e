import { emailKey } from "../accounts/accounts.ts";
import type { AppRow } from "../apps/app.ts";
import { authorizeApp } from "../apps/authorize.ts";
import { recordAudit } from "../audit.ts";
import { applyClaim, fence, findClaimed, managedColumns, type Collection } from "../claims.ts";
import { days, later } from "../clock.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch, etagOf } from "../etag.ts";
import { newId } from "../ids.ts";
import { pageOf, toList, type PageQuery } from "../paging.ts";
import type { Conditions, Created } from "../replies.ts";
import type { CollaboratorsTable } from "../store/tables.ts";
import {
  presentCollaborator,
  requireCollaborator,
  type Collaborator,
  type CollaboratorChange,
  type NewCollaborator,
} from "./collaborator.ts";
import { mailInvitation } from "./mail.ts";

const invitationLifetime = 7 * days;

/** The collaborators of an app, also those who are only invited. */
export async function listCollaborators(context: Context, appId: string, query: PageQuery & { email?: string }) {
  await authorizeApp(context, appId, "viewApp");
  const page = pageOf(query);
  const rows = context.db
    .selectFrom("collaborators")
    .selectAll()
    .where("app_id", "=", appId)
    .where("id", ">", page.after)
    .orderBy("id")
    .limit(page.rows);
  const { email } = query;
  const found = await (email === undefined ? rows : rows.where("email_key", "=", emailKey(email))).execute();
  return toList(found, page, (row) => presentCollaborator(context, row));
}

export async function findCollaborator(context: Context, appId: string, collaboratorId: string): Promise<Collaborator> {
  await authorizeApp(context, appId, "viewApp");
  return presentCollaborator(context, await requireCollaborator(context, appId, collaboratorId));
}

/** Invites somebody; who they are to the portal makes no difference to the answer. */
export async function inviteCollaborator(
  context: Context,
  appId: string,
  { email, role = "developer", managedBy }: NewCollaborator,
  asked: Conditions,
): Promise<Created<Collaborator>> {
  const { db, actor, now } = context;
  const app = await authorizeApp(context, appId, "manageCollaborators");
  const known = await findClaimed(context, collaboratorsOf(appId), asked);
  if (known) {
    return { object: await findCollaborator(context, appId, known.id), created: false, takenOver: known.takenOver };
  }
  await requireNewcomer(context, app, email);
  const row: CollaboratorsTable = {
    id: newId(),
    app_id: appId,
    email,
    email_key: emailKey(email),
    account_id: null,
    role,
    status: "pending",
    invited_by: actor.accountId,
    ...invitedNow(context),
    accepted_at: null,
    ...managedColumns(context, asked, managedBy),
    created_at: now,
    updated_at: now,
  };
  await db.insertInto("collaborators").values(row).execute();
  await mailInvitation(context, app, row);
  await audit(context, row, "invited", { email, role, managedBy });
  return { object: presentCollaborator(context, row), created: true, takenOver: false };
}

/** Changes a collaborator's role, who manages the collaborator, or both. */
export async function changeCollaborator(
  context: Context,
  appId: string,
  collaboratorId: string,
  { role, managedBy }: CollaboratorChange,
  asked: Conditions,
): Promise<{ object: Collaborator; takenOver: boolean }> {
  await authorizeApp(context, appId, "manageCollaborators");
  const row = await requireCollaborator(context, appId, collaboratorId);
  checkIfMatch(asked.ifMatch, etagOf(presentCollaborator(context, row)), "collaborator");
  const { takenOver } = await applyClaim(context, collaboratorsOf(appId), row, asked, managedBy);
  if (role !== undefined && role !== row.role) {
    if (row.account_id === context.actor.accountId) {
      throw refuse("forbidden", { reason: "Nobody changes their own role. Ask another admin, or remove yourself." });
    }
    await updateCollaborator(context, row, { role });
    await audit(context, row, "role_changed", { from: row.role, to: role });
  }
  return { object: await findCollaborator(context, appId, collaboratorId), takenOver };
}

/** Removes a collaborator or takes an invitation back; everybody may remove themselves. */
export async function removeCollaborator(
  context: Context,
  appId: string,
  collaboratorId: string,
  asked: Conditions,
): Promise<void> {
  await authorizeApp(context, appId, "viewApp");
  const row = await requireCollaborator(context, appId, collaboratorId);
  const leaves = row.account_id === context.actor.accountId;
  if (!leaves) await authorizeApp(context, appId, "manageCollaborators");
  fence(collaboratorsOf(appId), row, asked);
  checkIfMatch(asked.ifMatch, etagOf(presentCollaborator(context, row)), "collaborator");
  await deleteCollaborator(context, row);
  await audit(context, row, leaves ? "left" : "removed", { email: row.email });
}

/** The columns of an invitation that is sent now. */
export function invitedNow({ now }: Context): Pick<CollaboratorsTable, "invited_at" | "expires_at"> {
  return { invited_at: now, expires_at: later(now, invitationLifetime) };
}

/** Writes columns of a collaborator, and that it changed now. */
export function updateCollaborator(
  { db, now }: Context,
  { id }: CollaboratorsTable,
  columns: Partial<CollaboratorsTable>,
): Promise<CollaboratorsTable> {
  return db
    .updateTable("collaborators")
    .set({ ...columns, updated_at: now })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteCollaborator({ db }: Context, { id }: CollaboratorsTable): Promise<void> {
  await db.deleteFrom("collaborators").where("id", "=", id).execute();
}

export function audit(
  context: Context,
  { id, app_id }: CollaboratorsTable,
  event: string,
  detail?: Record<string, unknown>,
): Promise<void> {
  const target = { type: "collaborator", id };
  return recordAudit(context, { action: `collaborator.${event}`, target, appId: app_id, detail });
}

async function requireNewcomer({ db }: Context, app: AppRow, email: string): Promise<void> {
  if (emailKey(app.owner_email) === emailKey(email)) throw refuse("collaborator_is_owner", { email });
  const existing = await db
    .selectFrom("collaborators")
    .select("id")
    .where("app_id", "=", app.id)
    .where("email_key", "=", emailKey(email))
    .executeTakeFirst();
  if (existing) throw refuse("collaborator_exists", { email });
}

function collaboratorsOf(appId: string): Collection {
  return { table: "collaborators", parent: appId };
}
