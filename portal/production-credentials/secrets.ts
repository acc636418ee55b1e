import { authorizeApp } from "../apps/authorize.ts";
import { recordAudit } from "../audit.ts";
import { fence } from "../claims.ts";
import { offeredSecret, type OfferedSecret } from "../client-secrets.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch } from "../etag.ts";
import { newId } from "../ids.ts";
import { pageOf, toList, type PageQuery } from "../paging.ts";
import type { Conditions } from "../replies.ts";
import type { ClientSecretsTable, Database, ProductionCredentialsTable, Timestamp } from "../store/tables.ts";
import { requireCredentials } from "./credentials.ts";
import { presentSecret, secretTag, shownSecrets } from "./secret.ts";

/** The secrets of an app's credentials that live or ended in the last 30 days. */
export async function listSecrets(context: Context, appId: string, query: PageQuery) {
  await authorizeApp(context, appId, "viewCredentials");
  const { id } = await requireCredentials(context, appId);
  const page = pageOf(query);
  const rows = await shownSecrets(context.db, context.now)
    .where("credentials_id", "=", id)
    .where("id", ">", page.after)
    .limit(page.rows)
    .execute();
  return toList(rows, page, presentSecret);
}

/** Revokes one secret at once; one that has ended already stays as it is. */
export async function revokeSecret(context: Context, appId: string, secretId: string, asked: Conditions): Promise<void> {
  await authorizeApp(context, appId, "manageCredentials");
  const credentials = await requireCredentials(context, appId);
  const row = await context.db
    .selectFrom("client_secrets")
    .selectAll()
    .where("credentials_id", "=", credentials.id)
    .where("id", "=", secretId)
    .executeTakeFirst();
  if (!row) throw refuse("not_found", { thing: "secret" });
  fence({ table: "production_credentials" }, credentials, asked);
  checkIfMatch(asked.ifMatch, secretTag(row), "secret");
  await revokeSecrets(context, credentials, { id: row.id });
}

/** Stores the secret that the credentials begin with. @returns it when the portal made it. */
export async function addFirstSecret(
  context: Context,
  credentials: ProductionCredentialsTable,
  secretHash: string | undefined,
): Promise<string | undefined> {
  const offered = offeredSecret(secretHash);
  await rememberHash(context, credentials, offered);
  await addSecret(context, credentials, offered, { number: 1, key: null, overlapSeconds: 0 });
  return offered.secret;
}

/** Stores a new current secret; the former one must have stopped being current before. */
export async function addSecret(
  context: Context,
  credentials: ProductionCredentialsTable,
  { hash, fingerprint }: OfferedSecret,
  { number, key, overlapSeconds }: { number: number; key: string | null; overlapSeconds: number },
): Promise<ClientSecretsTable> {
  const row: ClientSecretsTable = {
    id: newId(),
    credentials_id: credentials.id,
    number,
    hash,
    fingerprint,
    is_current: 1,
    idempotency_key: key,
    created_at: context.now,
    expires_at: null,
    revoked_at: null,
    last_used_at: null,
  };
  await context.db.insertInto("client_secrets").values(row).execute();
  await auditSecret(context, credentials, row, "issued", { overlapSeconds });
  return row;
}

/** @throws PortalError `secret_reused` when the client ever had a secret with this hash. */
export async function rememberHash(
  { db }: Context,
  { id }: ProductionCredentialsTable,
  { hash }: OfferedSecret,
): Promise<void> {
  const added = await db
    .insertInto("client_secret_hashes")
    .values({ credentials_id: id, hash })
    .onConflict((conflict) => conflict.doNothing())
    .returning("hash")
    .executeTakeFirst();
  if (!added) throw refuse("secret_reused");
}

/** Ends at once the secrets that live, of all or of those that have these values. */
export async function revokeSecrets(
  context: Context,
  credentials: ProductionCredentialsTable,
  having: Partial<Pick<ClientSecretsTable, "id" | "is_current">> = {},
): Promise<void> {
  const revoked = await context.db
    .updateTable("client_secrets")
    .set({ revoked_at: context.now, is_current: 0 })
    .where("credentials_id", "=", credentials.id)
    .where("revoked_at", "is", null)
    .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", context.now)]))
    .where((where) => where.and(having))
    .returningAll()
    .execute();
  for (const row of revoked) await auditSecret(context, credentials, row, "revoked");
}

/** Writes down that a client authenticated with a secret. */
export async function recordSecretUse(db: Database, secretId: string, at: Timestamp): Promise<void> {
  await db.updateTable("client_secrets").set({ last_used_at: at }).where("id", "=", secretId).execute();
}

export function auditSecret(
  context: Context,
  { app_id }: ProductionCredentialsTable,
  { id, number, fingerprint }: ClientSecretsTable,
  event: "issued" | "replaced" | "revoked",
  detail: Record<string, unknown> = {},
): Promise<void> {
  return recordAudit(context, {
    action: `client_secret.${event}`,
    target: { type: "client_secret", id },
    appId: app_id,
    detail: { number, fingerprint, ...detail },
  });
}
