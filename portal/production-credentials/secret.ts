import Type, { type Static } from "typebox";
import { days, later } from "../clock.ts";
import { body, id, listOf, secretHash, time } from "../schemas.ts";
import type { ClientSecretsTable, Database, Timestamp } from "../store/tables.ts";
import { orNull } from "../text.ts";

/** For how long a secret that has ended is still shown. */
const shownAfterEnd = 30 * days;

const longestOverlap = (365 * days) / 1_000;

/** One version of a client's secret; of the secret itself only the hash was ever stored. */
export const secret = Type.Object({
  id,
  number: Type.Integer({ description: "Counts the secrets of this client." }),
  fingerprint: Type.String({ description: "The first 16 characters of the secret's SHA-256." }),
  current: Type.Boolean(),
  createdAt: time,
  expiresAt: orNull(time),
  revokedAt: orNull(time),
  lastUsedAt: orNull(time),
});
export type Secret = Static<typeof secret>;

export const secretList = listOf(secret);

/** A secret as the answer that issued it shows it. */
export const issuedSecret = Type.Object({
  ...secret.properties,
  secret: Type.Optional(Type.String({ description: "Shown this once, when the portal made it." })),
});

export const secretRequest = body({
  secretHash: Type.Optional(secretHash),
  overlapSeconds: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: longestOverlap,
      default: 0,
      description: "For how long the former secret stays valid.",
    }),
  ),
});
export type SecretRequest = Static<typeof secretRequest>;

export function presentSecret(row: ClientSecretsTable): Secret {
  return {
    id: row.id,
    number: row.number,
    fingerprint: row.fingerprint,
    current: row.is_current === 1,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}

/** The entity tag of a secret: its id, so that a use of the secret does not change it. */
export function secretTag({ id }: Pick<ClientSecretsTable, "id">): string {
  return `"${id}"`;
}

/** How many secrets credentials show beside those that live; `GET …/secrets` has the others. */
const shownInline = 20;

/** Those of the shown secrets that stand inside their credentials: the live ones, and the newest. */
export function inlineSecrets(db: Database, now: Timestamp) {
  return shownSecrets(db, now).where((where) => {
    const newest = where
      .selectFrom("client_secrets as every")
      .whereRef("every.credentials_id", "=", "client_secrets.credentials_id")
      .select(({ fn }) => fn.max("every.number").as("number"));
    return where.or([
      where.and([
        where("revoked_at", "is", null),
        where.or([where("expires_at", "is", null), where("expires_at", ">", now)]),
      ]),
      where("number", ">", where(newest, "-", where.lit(shownInline))),
    ]);
  });
}

/** The secrets that are worth showing: the live ones, and those that ended in the last 30 days. */
export function shownSecrets(db: Database, now: Timestamp) {
  const since = later(now, -shownAfterEnd);
  return db
    .selectFrom("client_secrets")
    .selectAll()
    .where((where) => where.or([where("revoked_at", "is", null), where("revoked_at", ">", since)]))
    .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", since)]))
    .orderBy("id");
}
