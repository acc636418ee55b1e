import type { AppRow } from "../apps/app.ts";
import type { Claim } from "../claims.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import type { CollaboratorsTable } from "../store/tables.ts";

/**
 * Keeps a program from taking the app away from the account whose token it runs with; a person may leave.
 * @throws PortalError `self_lockout`.
 */
export function refuseSelfLockout({ actor }: Context, row: CollaboratorsTable, { claim }: Claim): void {
  if (claim && row.account_id === actor.accountId) throw refuse("self_lockout", { email: row.email });
}

/**
 * Keeps an app whose owner is deactivated from losing the last admin who can act. An operator may: one can let the
 * owner in again.
 * @throws PortalError `last_admin`.
 */
export async function requireAdminBeside(
  { db, actor }: Context,
  app: AppRow,
  row: CollaboratorsTable,
): Promise<void> {
  if (actor.operator || row.role !== "admin") return;
  const { deactivated_at } = await db
    .selectFrom("accounts")
    .select("deactivated_at")
    .where("id", "=", app.owner_id)
    .executeTakeFirstOrThrow();
  if (deactivated_at === null) return;
  // Who has not accepted has no account here yet.
  const other = await db
    .selectFrom("collaborators")
    .innerJoin("accounts", "accounts.id", "collaborators.account_id")
    .select("collaborators.id")
    .where("collaborators.app_id", "=", app.id)
    .where("collaborators.id", "!=", row.id)
    .where("collaborators.role", "=", "admin")
    .where("accounts.deactivated_at", "is", null)
    .executeTakeFirst();
  if (!other) throw refuse("last_admin", { email: row.email, owner: app.owner_email });
}
