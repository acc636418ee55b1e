import { offeredSecret, sameHash, type OfferedSecret } from "../client-secrets.ts";
import { later, seconds } from "../clock.ts";
import type { Context } from "../context.ts";
import { invalid, refuse, stale } from "../errors.ts";
import { namesTag } from "../etag.ts";
import type { Environment } from "../oauth/client.ts";
import type { Conditions } from "../replies.ts";
import type { ClientSecretsTable } from "../store/tables.ts";
import { fenceOwner, ownerToManage, type Owner } from "./owner.ts";
import { sealSecret } from "./sealed-secret.ts";
import { presentSecret, secretTag, type Parting, type Secret, type SecretRequest } from "./secret.ts";
import { retirement } from "./secret-uses.ts";
import { addSecret, auditSecret, findSecret, rememberHash, revokeSecrets } from "./secret-rows.ts";

/** What a rotation did; `secret` is there when the portal made it, and is never part of another rotation's answer. */
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
 * Rotates the secret of an app's credentials or of its sandbox. Repeating a request under its key is safe: with the same
 * hash nothing changes, with another one the secret is replaced in place, unless somebody could have used it already.
 * @throws PortalError `precondition_failed` with the current secret, `secret_in_use`, `secret_reused` or
 * `validation_failed`.
 */
export async function issueSecret(
  context: Context,
  environment: Environment,
  appId: string,
  request: SecretRequest,
  asked: Conditions,
): Promise<Issued> {
  const owner = await ownerToManage(context, environment, appId);
  await fenceOwner(context, owner, asked);
  return issueTo(context, owner, request, asked);
}

/** The same for an owner that was looked up, and that the claim has. */
export async function issueTo(
  context: Context,
  owner: Owner,
  { secretHash, overlapSeconds = 0, keepWhileUsedSeconds }: SecretRequest,
  asked: Pick<Conditions, "key" | "ifMatch">,
): Promise<Issued> {
  if (keepWhileUsedSeconds !== undefined && overlapSeconds === 0) throw invalid([noOverlap]);
  const offered = offeredSecret(secretHash);

  const known = asked.key ? await findSecret(context, owner, { idempotency_key: asked.key }) : undefined;
  if (known && sameHash(known.hash, offered.hash)) return { object: presentSecret(known), created: false };
  if (known) return replace(context, owner, known, offered);

  const current = await findSecret(context, owner, { is_current: 1 });
  if (asked.ifMatch !== undefined && !(current && namesTag(asked.ifMatch, secretTag(current)))) {
    throw stale("client secret", current && presentSecret(current));
  }
  await rememberHash(context, owner, offered);
  const former = { overlapSeconds, keepWhileUsedSeconds };
  await retire(context, owner, current, former);
  const number = 1 + (await newestNumber(context, owner));
  const row = await addSecret(context, owner, offered, { number, key: asked.key, ...former });
  return { object: presentSecret(row), created: true, secret: offered.secret };
}

/** Puts another secret in the place of one whose value was lost before anybody used it. */
async function replace(
  context: Context,
  owner: Owner,
  known: ClientSecretsTable,
  offered: OfferedSecret,
): Promise<Issued> {
  if (!known.is_current || known.last_used_at) throw refuse("secret_in_use");
  await rememberHash(context, owner, offered);
  const { hash, fingerprint, secret } = offered;
  const sealed = sealSecret(context, owner, known.id, offered);
  const row = await context.db
    .updateTable("client_secrets")
    .set({ hash, fingerprint, sealed, created_at: context.now })
    .where("id", "=", known.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await auditSecret(context, owner, row, "replaced");
  return { object: presentSecret(row), created: false, secret };
}

/** Gives the current secret its overlap; one that was retiring already ends, so that at most two live. */
async function retire(
  context: Context,
  owner: Owner,
  current: ClientSecretsTable | undefined,
  { overlapSeconds = 0, keepWhileUsedSeconds }: Parting,
): Promise<void> {
  await revokeSecrets(context, owner, { is_current: 0 });
  if (!current) return;
  const end = later(context.now, overlapSeconds * seconds);
  const retiring = retirement(end, current.last_used_at, keepWhileUsedSeconds);
  await context.db
    .updateTable("client_secrets")
    .set({ is_current: 0, sealed: null, ...retiring })
    .where("id", "=", current.id)
    .execute();
  await auditSecret(context, owner, current, "retired", {
    expiresAt: retiring.expires_at,
    ...(retiring.keep_until !== null && { keepUntil: retiring.keep_until }),
  });
}

async function newestNumber({ db }: Context, { client_id }: Owner): Promise<number> {
  const row = await db
    .selectFrom("client_secrets")
    .select((select) => select.fn.max("number").as("newest"))
    .where("client_id", "=", client_id)
    .executeTakeFirst();
  return row?.newest ?? 0;
}
