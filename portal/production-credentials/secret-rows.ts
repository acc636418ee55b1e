import { recordAudit } from "../audit.ts";
import { offeredSecret, type OfferedSecret } from "../client-secrets.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { newId } from "../ids.ts";
import type { ClientSecretsTable, ProductionCredentialsTable } from "../store/tables.ts";
import { living, type Parting } from "./secret.ts";

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
  { number, key, ...former }: { number: number; key: string | null } & Parting,
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
    last_used_address: null,
    keep_while_used_seconds: null,
    keep_until: null,
  };
  await context.db.insertInto("client_secrets").values(row).execute();
  await auditSecret(context, credentials, row, "issued", former);
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
    .where(living(context.now))
    .where((where) => where.and(having))
    .returningAll()
    .execute();
  for (const row of revoked) await auditSecret(context, credentials, row, "revoked");
}

export function auditSecret(
  context: Context,
  { app_id }: ProductionCredentialsTable,
  { id, number, fingerprint }: ClientSecretsTable,
  event: "issued" | "replaced" | "retired" | "revoked",
  detail: Record<string, unknown> = {},
): Promise<void> {
  return recordAudit(context, {
    action: `client_secret.${event}`,
    target: { type: "client_secret", id },
    appId: app_id,
    detail: { number, fingerprint, ...detail },
  });
}
