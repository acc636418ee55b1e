import { recordAudit } from "../audit.ts";
import type { Collection } from "../claims.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import type { CollaboratorsTable } from "../store/tables.ts";

/** @throws PortalError `not_found` when the app has no such collaborator. */
export async function requireCollaborator(
  { db }: Context,
  appId: string,
  collaboratorId: string,
): Promise<CollaboratorsTable> {
  const row = await db
    .selectFrom("collaborators")
    .selectAll()
    .where("app_id", "=", appId)
    .where("id", "=", collaboratorId)
    .executeTakeFirst();
  if (!row) throw refuse("not_found", { thing: "collaborator" });
  return row;
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

export function auditCollaborator(
  context: Context,
  { id, app_id }: CollaboratorsTable,
  event: string,
  detail?: Record<string, unknown>,
): Promise<void> {
  const target = { type: "collaborator", id };
  return recordAudit(context, { action: `collaborator.${event}`, target, appId: app_id, detail });
}

export function collaboratorsOf(appId: string): Collection {
  return { table: "collaborators", parent: appId };
}
