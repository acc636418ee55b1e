import { randomBytes } from "node:crypto";
import { recordAudit, type Audited } from "../audit.ts";
import { tokenHash, tokenPrefix } from "../authentication.ts";
import type { Scope } from "../context.ts";
import { newId } from "../ids.ts";
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
}

/** Makes a token and returns it: this is the only time that it can be seen. */
export async function issueToken(context: Audited, token: NewToken): Promise<string> {
  const { db, now } = context;
  const id = newId();
  const text = tokenPrefix + randomBytes(32).toString("base64url");
  await db
    .insertInto("tokens")
    .values({
      id,
      account_id: token.accountId,
      name: token.name,
      prefix: text.slice(0, tokenPrefix.length + 4),
      hash: tokenHash(text),
      scopes: JSON.stringify(token.scopes),
      app_ids: token.appIds && JSON.stringify(token.appIds),
      created_at: now,
      expires_at: token.expiresAt,
    })
    .execute();
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
