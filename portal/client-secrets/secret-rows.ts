import { recordAudit } from "../audit.ts";
import { offeredSecret, type OfferedSecret } from "../client-secrets.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { newId } from "../ids.ts";
import type { ClientSecretsTable } from "../store/tables.ts";
import type { Owner } from "./owner.ts";
import { sealSecret } from "./sealed-secret.ts";
import { living, type Parting } from "./secret.ts";

/** The owner's secret that has these values. */
export function findSecret(
  { db }: Pick<Context, "db">,
  { client_id }: Pick<Owner, "client_id">,
  having: Partial<Pick<ClientSecretsTable, "id" | "idempotency_key" | "is_current">>,
): Promise<ClientSecretsTable | undefined> {
  return db
    .selectFrom("client_secrets")
    .selectAll()
    .where("client_id", "=", client_id)
    .where((where) => where.and(having))
    .executeTakeFirst();
}

/** Stores the secret that a client begins with. @returns it when the portal made it. */
export async function addFirstSecret(
  context: Context,
  owner: Owner,
  secretHash: string | undefined,
): Promise<string | undefined> {
  const offered = offeredSecret(secretHash);
  await rememberHash(context, owner, offered);
  await addSecret(context, owner, offered, { number: 1, key: null, overlapSeconds: 0 });
  return offered.secret;
}

/** Stores a new current secret; the former one must have stopped being current before. */
export async function addSecret(
  context: Context,
  owner: Owner,
  offered: OfferedSecret,
  { number, key, ...former }: { number: number; key: string | null } & Parting,
): Promise<ClientSecretsTable> {
  const id = newId();
  const row: ClientSecretsTable = {
    id,
    client_id: owner.client_id,
    sandbox_id: owner.environment === "sandbox" ? owner.id : null,
    number,
    hash: offered.hash,
    fingerprint: offered.fingerprint,
    sealed: sealSecret(context, owner, id, offered),
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
  await auditSecret(context, owner, row, "issued", former);
  return row;
}

/** @throws PortalError `secret_reused` when the client ever had a secret with this hash. */
export async function rememberHash(
  { db }: Context,
  { client_id }: Owner,
  { hash }: OfferedSecret,
): Promise<void> {
  const added = await db
    .insertInto("client_secret_hashes")
    .values({ client_id, hash })
    .onConflict((conflict) => conflict.doNothing())
    .returning("hash")
    .executeTakeFirst();
  if (!added) throw refuse("secret_reused");
}

/** Ends at once the secrets that live, of all or of those that have these values. */
export async function revokeSecrets(
  context: Context,
  owner: Owner,
  having: Partial<Pick<ClientSecretsTable, "id" | "is_current">> = {},
): Promise<void> {
  const revoked = await context.db
    .updateTable("client_secrets")
    .set({ revoked_at: context.now, is_current: 0, sealed: null })
    .where("client_id", "=", owner.client_id)
    .where(living(context.now))
    .where((where) => where.and(having))
    .returningAll()
    .execute();
  for (const row of revoked) await auditSecret(context, owner, row, "revoked");
}

/** Ends the secrets of a client that is gone for good, and keeps nothing of them. */
export async function removeSecrets(context: Context, owner: Owner): Promise<void> {
  await revokeSecrets(context, owner);
  for (const table of ["client_secrets", "client_secret_hashes"] as const) {
    await context.db.deleteFrom(table).where("client_id", "=", owner.client_id).execute();
  }
}

export function auditSecret(
  context: Context,
  { environment, app_id }: Owner,
  { id, number, fingerprint }: ClientSecretsTable,
  event: "issued" | "replaced" | "retired" | "revoked",
  detail: Record<string, unknown> = {},
): Promise<void> {
  return recordAudit(context, {
    action: `client_secret.${event}`,
    target: { type: "client_secret", id },
    appId: app_id,
    detail: { environment, number, fingerprint, ...detail },
  });
}
