import type { ExpressionBuilder } from "kysely";
import Type, { type Static } from "typebox";
import { days, later, minutes, seconds } from "../clock.ts";
import { pageQuery } from "../paging.ts";
import { body, id, listOf, secretHash, time } from "../schemas.ts";
import type { ClientSecretsTable, Database, Tables, Timestamp } from "../store/tables.ts";
import { orNull } from "../text.ts";

/** For how long a secret that has ended is still shown. */
const shownAfterEnd = 30 * days;

const longestOverlap = (365 * days) / seconds;
const shortestKeep = (5 * minutes) / seconds;
const longestKeep = (30 * days) / seconds;

/** One version of a client's secret; of the secret itself only the hash was ever stored. */
export const secret = Type.Object({
  id,
  number: Type.Integer({ description: "Counts the secrets of this client." }),
  fingerprint: Type.String({ description: "The first 16 characters of the secret's SHA-256." }),
  current: Type.Boolean(),
  createdAt: time,
  expiresAt: orNull(time),
  keepWhileUsedSeconds: orNull(
    Type.Integer({ description: "For how long after each use a former secret stays valid." }),
  ),
  keepUntil: orNull(
    Type.String({ description: "When a former secret that is kept while it is used ends in any case." }),
  ),
  revokedAt: orNull(time),
  lastUsedAt: orNull(
    Type.String({ description: "When a client authenticated with it last, to the minute." }),
  ),
  lastUsedAddress: orNull(Type.String({ description: "The network address it was used from last." })),
});
export type Secret = Static<typeof secret>;

/** Of large numbers of tokens no more are counted: it is in use, and counting takes time. */
export const mostTokensCounted = 1_000;

/** A secret as a list shows it, where alone its tokens are counted. */
export const listedSecret = Type.Object({
  ...secret.properties,
  liveTokens: Type.Integer({
    description: `How many access tokens work that were generated using it; ${mostTokensCounted} stands for as many or more.`,
  }),
});
export type ListedSecret = Static<typeof listedSecret>;

export const secretList = listOf(listedSecret);

export const secretQuery = Type.Object({
  ...pageQuery,
  live: Type.Optional(Type.Boolean({ description: "Only those that live: at most two." })),
});
export type SecretQuery = Static<typeof secretQuery>;

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
  keepWhileUsedSeconds: Type.Optional(
    Type.Integer({
      minimum: shortestKeep,
      maximum: longestKeep,
      description:
        "After the overlap the former secret stays valid while it was used within this time, at most until 30 days after the overlap. Not without an overlap.",
    }),
  ),
});
export type SecretRequest = Static<typeof secretRequest>;

/** What becomes of the former secret. */
export type Parting = Pick<SecretRequest, "overlapSeconds" | "keepWhileUsedSeconds">;

export function presentSecret(row: ClientSecretsTable): Secret {
  return {
    id: row.id,
    number: row.number,
    fingerprint: row.fingerprint,
    current: row.is_current === 1,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    keepWhileUsedSeconds: row.keep_while_used_seconds,
    keepUntil: row.keep_until,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    lastUsedAddress: row.last_used_address,
  };
}

/** The secrets as a credentials object or a sandbox shows them. */
export const ownersSecrets = {
  secrets: Type.Array(secret, {
    description: "The live ones and, of those that ended in the last 30 days, the newest.",
  }),
  currentSecret: orNull(secret),
};

/** The inline secrets of one owner, and which of them is the current one. */
export function presentSecrets(rows: ClientSecretsTable[]) {
  const secrets = rows.map(presentSecret);
  return { secrets, currentSecret: secrets.find(({ current }) => current) ?? null };
}

/** A secret without what a use of it changes, such as the end of one that is kept while it is used. */
export function withoutUse({ lastUsedAt: _, lastUsedAddress: __, expiresAt, ...others }: Secret) {
  return others.keepUntil === null ? { ...others, expiresAt } : others;
}

/** The entity tag of a secret: its id, so that a use of the secret does not change it. */
export function secretTag({ id }: Pick<ClientSecretsTable, "id">): string {
  return `"${id}"`;
}

/** How many secrets their owner shows beside those that live; `GET …/secrets` has the others. */
const shownInline = 20;

/** Those of the shown secrets that stand inside their owner: the live ones, and the newest. */
export function inlineSecrets(db: Database, now: Timestamp) {
  return shownSecrets(db, now).where((where) => {
    const newest = where
      .selectFrom("client_secrets as every")
      .whereRef("every.client_id", "=", "client_secrets.client_id")
      .select(({ fn }) => fn.max("every.number").as("number"));
    return where.or([living(now)(where), where("number", ">", where(newest, "-", where.lit(shownInline)))]);
  });
}

/** What holds of the rows of secrets that live. */
export const living = (now: Timestamp) => (where: ExpressionBuilder<Tables, "client_secrets">) =>
  where.and([
    where("client_secrets.revoked_at", "is", null),
    where.or([where("client_secrets.expires_at", "is", null), where("client_secrets.expires_at", ">", now)]),
  ]);

export function isLive(
  { revoked_at, expires_at }: Pick<ClientSecretsTable, "revoked_at" | "expires_at">,
  now: Timestamp,
): boolean {
  return revoked_at === null && (expires_at === null || expires_at > now);
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
