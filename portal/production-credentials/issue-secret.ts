import { authorizeApp } from "../apps/authorize.ts";
import { fence } from "../claims.ts";
import { offeredSecret, sameHash, type OfferedSecret } from "../client-secrets.ts";
import { later, seconds } from "../clock.ts";
import type { Context } from "../context.ts";
import { invalid, refuse, stale } from "../errors.ts";
import { namesTag } from "../etag.ts";
import type { Conditions } from "../replies.ts";
import type { ClientSecretsTable, ProductionCredentialsTable } from "../store/tables.ts";
import { requireCredentials } from "./credentials.ts";
import { presentSecret, secretTag, type Parting, type Secret, type SecretRequest } from "./secret.ts";
import { retirement } from "./secret-uses.ts";
import { addSecret, auditSecret, rememberHash, revokeSecrets } from "./secret-rows.ts";

/** What a rotation did; `secret` is there when the portal made it, and is never shown again. */
export interface Issued {
  object: Secret;
  created: boolean;
  secret?: string;
}

/** Somebody who ends a secret at once may have lost it to a stranger, whose uses must not keep it. */
const noOverlap = {
  field: "keepWhileUsedSeconds",
  message: "must not be given without overlapSeconds, or with 0, which ends the former secret at once",
};

/**
 * Rotates the secret of an app's credentials. Repeating a request under its key is safe: with the same hash nothing
 * changes, with another one the secret is replaced in place, unless somebody could have used it already.
 * @throws PortalError `precondition_failed` with the current secret, `secret_in_use`, `secret_reused` or
 * `validation_failed`.
 */
export async function issueSecret(
  context: Context,
  appId: string,
  { secretHash, overlapSeconds = 0, keepWhileUsedSeconds }: SecretRequest,
  asked: Conditions,
): Promise<Issued> {
  await authorizeApp(context, appId, "manageCredentials");
  const credentials = await requireCredentials(context, appId);
  await fence(context, { table: "production_credentials" }, credentials, asked);
  if (keepWhileUsedSeconds !== undefined && overlapSeconds === 0) throw invalid([noOverlap]);
  const offered = offeredSecret(secretHash);

  const known = asked.key
    ? await secretWhere(context, credentials, { idempotency_key: asked.key })
    : undefined;
  if (known && sameHash(known.hash, offered.hash)) return { object: presentSecret(known), created: false };
  if (known) return replace(context, credentials, known, offered);

  const current = await secretWhere(context, credentials, { is_current: 1 });
  if (asked.ifMatch !== undefined && !(current && namesTag(asked.ifMatch, secretTag(current)))) {
    throw stale("client secret", current && presentSecret(current));
  }
  await rememberHash(context, credentials, offered);
  const former = { overlapSeconds, keepWhileUsedSeconds };
  await retire(context, credentials, current, former);
  const number = 1 + (await newestNumber(context, credentials));
  const row = await addSecret(context, credentials, offered, { number, key: asked.key, ...former });
  return { object: presentSecret(row), created: true, secret: offered.secret };
}

/** Puts another secret in the place of one whose value was lost before anybody used it. */
async function replace(
  context: Context,
  credentials: ProductionCredentialsTable,
  known: ClientSecretsTable,
  offered: OfferedSecret,
): Promise<Issued> {
  if (!known.is_current || known.last_used_at) throw refuse("secret_in_use");
  await rememberHash(context, credentials, offered);
  const row = await context.db
    .updateTable("client_secrets")
    .set({ hash: offered.hash, fingerprint: offered.fingerprint, created_at: context.now })
    .where("id", "=", known.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await auditSecret(context, credentials, row, "replaced");
  return { object: presentSecret(row), created: false, secret: offered.secret };
}

/** Gives the current secret its overlap; one that was retiring already ends, so that at most two live. */
async function retire(
  context: Context,
  credentials: ProductionCredentialsTable,
  current: ClientSecretsTable | undefined,
  { overlapSeconds = 0, keepWhileUsedSeconds }: Parting,
): Promise<void> {
  await revokeSecrets(context, credentials, { is_current: 0 });
  if (!current) return;
  const end = later(context.now, overlapSeconds * seconds);
  const retiring = retirement(end, current.last_used_at, keepWhileUsedSeconds);
  await context.db
    .updateTable("client_secrets")
    .set({ is_current: 0, ...retiring })
    .where("id", "=", current.id)
    .execute();
  await auditSecret(context, credentials, current, "retired", {
    expiresAt: retiring.expires_at,
    ...(retiring.keep_until !== null && { keepUntil: retiring.keep_until }),
  });
}

function secretWhere(
  { db }: Context,
  { id }: ProductionCredentialsTable,
  having: Partial<Pick<ClientSecretsTable, "idempotency_key" | "is_current">>,
): Promise<ClientSecretsTable | undefined> {
  return db
    .selectFrom("client_secrets")
    .selectAll()
    .where("credentials_id", "=", id)
    .where((where) => where.and(having))
    .executeTakeFirst();
}

async function newestNumber({ db }: Context, { id }: ProductionCredentialsTable): Promise<number> {
  const row = await db
    .selectFrom("client_secrets")
    .select((select) => select.fn.max("number").as("newest"))
    .where("credentials_id", "=", id)
    .executeTakeFirst();
  return row?.newest ?? 0;
}
