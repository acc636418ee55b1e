import { recordAudit } from "../audit.ts";
import { requireScope } from "../authentication.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { revokeGrants } from "../oauth/revoke-grants.ts";
import { listAccounts } from "./accounts.ts";
import { endSessions } from "./sessions.ts";

/** Every account, for an operator. */
export function viewAccounts({ db, actor }: Context) {
  requireScope(actor, "operator");
  return listAccounts(db);
}

/** Makes an account an operator, or no longer. @throws PortalError `account_needed` for one's own. */
export async function setOperator(context: Context, accountId: string, operator: boolean): Promise<void> {
  await requireOther(context, accountId, "Nobody changes their own rights: another operator can.");
  await context.db
    .updateTable("accounts")
    .set({ operator: operator ? 1 : 0, updated_at: context.now })
    .where("id", "=", accountId)
    .execute();
  await recordAudit(context, {
    action: operator ? "account.made_operator" : "account.no_longer_operator",
    target: { type: "account", id: accountId },
  });
}

/** Keeps an account out, with its sessions, its tokens and what it authorized, or lets it in again. Its apps stay as they are. */
export async function setActive(context: Context, accountId: string, active: boolean): Promise<void> {
  await requireOther(context, accountId, "Nobody deactivates their own account: another operator can.");
  await context.db
    .updateTable("accounts")
    .set({ deactivated_at: active ? null : context.now, updated_at: context.now })
    .where("id", "=", accountId)
    .execute();
  await recordAudit(context, {
    action: active ? "account.reactivated" : "account.deactivated",
    target: { type: "account", id: accountId },
  });
  if (active) return;
  await endSessions(context, accountId);
  await revokeGrants(context, { account_id: accountId });
}

// So that there is always an operator left, who can sign in.
async function requireOther({ db, actor }: Context, accountId: string, reason: string): Promise<void> {
  requireScope(actor, "operator");
  if (accountId === actor.accountId) throw refuse("account_needed", { reason });
  const known = await db.selectFrom("accounts").select("id").where("id", "=", accountId).executeTakeFirst();
  if (!known) throw refuse("not_found", { thing: "account" });
}
