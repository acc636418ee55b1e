import { recordAudit, type Audited } from "../audit.ts";
import { tokenPrefix } from "../authentication.ts";
import { hashOf, randomText } from "../client-secrets.ts";
import type { Context, Scope } from "../context.ts";
import { refuse } from "../errors.ts";
import { newId } from "../ids.ts";
import type { TokensTable } from "../store/account-tables.ts";
import type { Database, Timestamp } from "../store/tables.ts";
import type { TextLimits } from "../text.ts";

export const tokenName = { minLength: 1, maxLength: 80 } as const satisfies TextLimits;

export interface NewToken {
  accountId: string;
  name: string;
  scopes: readonly Scope[];
  /** The only apps it may touch, or null for all. */
  appIds: string[] | null;
  expiresAt: Timestamp | null;
  /** The token's id, when the caller chose one so that the same request makes no second token. */
  id?: string;
}

/** Whether a token of an account may have these scopes: only an operator's works as one. */
export function mayHave({ operator }: { operator: boolean }, scopes: readonly Scope[]): boolean {
  return operator || !scopes.includes("operator");
}

/** Makes a token and returns it: this is the only time that it can be seen. @throws PortalError `token_exists`. */
export async function issueToken(context: Audited, token: NewToken): Promise<string> {
  const { db, now } = context;
  const { id = newId() } = token;
  const text = tokenPrefix + randomText();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("tokens")
    .values({
      id,
      account_id: token.accountId,
      name: token.name,
      prefix: text.slice(0, tokenPrefix.length + 4),
      hash: hashOf(text),
      scopes: JSON.stringify(token.scopes),
      app_ids: token.appIds && JSON.stringify(token.appIds),
      created_at: now,
      expires_at: token.expiresAt,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) throw refuse("token_exists");
  const { name, scopes, appIds, expiresAt } = token;
  await recordAudit(context, {
    action: "token.issued",
    target: { type: "token", id },
    detail: { name, scopes, appIds, expiresAt },
  });
  return text;
}

/** Ends a token at once; a revoked one stays so. False when there is no such token. */
export async function revokeToken(context: Audited, id: string): Promise<boolean> {
  const { db, now } = context;
  const token = await db.selectFrom("tokens").where("id", "=", id).select("revoked_at").executeTakeFirst();
  if (token?.revoked_at === null) {
    await db.updateTable("tokens").set({ revoked_at: now }).where("id", "=", id).execute();
    await recordAudit(context, { action: "token.revoked", target: { type: "token", id } });
  }
  return token !== undefined;
}

/** Whether a token works, or why not. */
export function tokenStatus(
  { revoked_at, expires_at }: Pick<TokensTable, "revoked_at" | "expires_at">,
  now: Timestamp,
): "active" | "expired" | "revoked" {
  if (revoked_at !== null) return "revoked";
  return expires_at !== null && expires_at <= now ? "expired" : "active";
}

/** Ends a token of the caller's own account. @throws PortalError `not_found`. */
export async function revokeOwnToken(context: Context, id: string): Promise<void> {
  const own = await ownTokens(context).where("id", "=", id).executeTakeFirst();
  if (!own) throw refuse("not_found", { thing: "token" });
  await revokeToken(context, id);
}

/** The tokens of the caller's own account. */
export function ownTokens({ db, actor }: Context) {
  return db.selectFrom("tokens").selectAll().where("account_id", "=", actor.accountId).orderBy("id", "desc");
}

export function listTokens(db: Database) {
  return db
    .selectFrom("tokens")
    .innerJoin("accounts", "accounts.id", "tokens.account_id")
    .selectAll("tokens")
    .select("accounts.email")
    .orderBy("tokens.id")
    .execute();
}

/** The live apps that an account owns or collaborates in: those a token of it can be limited to. */
export async function appsOf(db: Database, accountId: string): Promise<string[]> {
  const shared = db
    .selectFrom("collaborators")
    .where("account_id", "=", accountId)
    .where("status", "=", "accepted")
    .select("app_id");
  const apps = await db
    .selectFrom("apps")
    .where("deleted_at", "is", null)
    .where((where) => where.or([where("owner_id", "=", accountId), where("id", "in", shared)]))
    .select("id")
    .execute();
  return apps.map(({ id }) => id);
}
