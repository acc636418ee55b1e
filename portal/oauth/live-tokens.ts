import { hashOf } from "../client-secrets.ts";
import { living } from "../client-secrets/secret.ts";
import { prepared } from "../store/prepared.ts";
import type { Database, Timestamp } from "../store/tables.ts";
import type { Environment } from "./client.ts";
import { mayAuthorize } from "./may-authorize.ts";

/** An access token that works, and what it is for. */
export interface LiveToken {
  environment: Environment;
  clientId: string;
  appId: string;
  /** The sandbox whose data it opens; null in production. */
  sandboxId: string | null;
  /** Who authorized the client; null when it acts for itself. */
  accountId: string | null;
  grantId: string | null;
  createdAt: Timestamp;
  expiresAt: Timestamp;
}

const bearer = /^Bearer +([A-Za-z0-9_-]{43}) *$/i;

/** An access token in an `Authorization` header (RFC 6750, 2.1), if it looks like one. */
export function accessTokenOf(authorization: string | undefined): string | undefined {
  return authorization === undefined ? undefined : bearer.exec(authorization)?.[1];
}

/** What an access token opens at this moment; undefined when it is unknown, has expired or died with what it hangs on. */
export async function findLiveToken(
  db: Database,
  accessToken: string,
  now: Timestamp,
): Promise<LiveToken | undefined> {
  const [row] = await byAccessHash(db, { hash: hashOf(accessToken), now });
  return row && liveToken(db, row, row.access_expires_at);
}

/** The same for a refresh token; one that was used opens nothing. */
export async function findUnusedRefreshToken(
  db: Database,
  refreshToken: string,
  now: Timestamp,
): Promise<LiveToken | undefined> {
  const [row] = await byRefreshHash(db, { hash: hashOf(refreshToken), now });
  return row?.refresh_expires_at ? liveToken(db, row, row.refresh_expires_at) : undefined;
}

/** A token whose secret lives, with what else it hangs on, each null when that has ended: nothing has to be swept then. */
function tokensWithTheirTies(db: Database, now: Timestamp) {
  return db
    .selectFrom("oauth_tokens")
    .innerJoin("client_secrets", "client_secrets.id", "oauth_tokens.secret_id")
    .where((token) => living(now)(token))
    .where("oauth_tokens.revoked_at", "is", null)
    .select([
      "oauth_tokens.client_id",
      "oauth_tokens.app_id",
      "oauth_tokens.grant_id",
      "oauth_tokens.created_at",
      "oauth_tokens.access_expires_at",
      "oauth_tokens.refresh_expires_at",
      "client_secrets.sandbox_id",
    ])
    .select((token) => [
      token
        .selectFrom("apps")
        .whereRef("apps.id", "=", "oauth_tokens.app_id")
        .where("apps.deleted_at", "is", null)
        .select("apps.owner_id")
        .as("owner_id"),
      token
        .case()
        .when("client_secrets.sandbox_id", "is", null)
        .then(
          token
            .selectFrom("production_credentials")
            .whereRef("production_credentials.client_id", "=", "oauth_tokens.client_id")
            .where("production_credentials.deleted_at", "is", null)
            .select("production_credentials.status"),
        )
        .end()
        .as("production_status"),
      token
        .selectFrom("oauth_grants")
        .whereRef("oauth_grants.id", "=", "oauth_tokens.grant_id")
        .where("oauth_grants.revoked_at", "is", null)
        .where(
          (grant) =>
            grant
              .selectFrom("accounts")
              .whereRef("accounts.id", "=", "oauth_grants.account_id")
              .select("accounts.deactivated_at"),
          "is",
          null,
        )
        .select("oauth_grants.account_id")
        .as("account_id"),
    ]);
}

interface Search {
  hash: string;
  now: Timestamp;
}

const byAccessHash = prepared<Search>()((db, value) =>
  tokensWithTheirTies(db, value("now"))
    .where("oauth_tokens.access_hash", "=", value("hash"))
    .where("oauth_tokens.access_expires_at", ">", value("now")),
);

const byRefreshHash = prepared<Search>()((db, value) =>
  tokensWithTheirTies(db, value("now"))
    .where("oauth_tokens.refresh_hash", "=", value("hash"))
    .where("oauth_tokens.refresh_expires_at", ">", value("now"))
    .where("oauth_tokens.refreshed_at", "is", null),
);

type TokenRow = Awaited<ReturnType<typeof byAccessHash>>[number];

/** The token if everything that it hangs on lives; in a sandbox also its person's access to the app. */
async function liveToken(db: Database, row: TokenRow, expiresAt: Timestamp): Promise<LiveToken | undefined> {
  const { app_id, owner_id, grant_id, account_id, sandbox_id, production_status } = row;
  if (owner_id === null || (sandbox_id === null && production_status !== "active")) return undefined;
  const environment = sandbox_id === null ? "production" : "sandbox";
  if (grant_id !== null) {
    const app = { id: app_id, ownerId: owner_id };
    if (account_id === null || !(await mayAuthorize(db, { environment, app }, account_id))) return undefined;
  }
  return {
    environment,
    clientId: row.client_id,
    appId: app_id,
    sandboxId: sandbox_id,
    accountId: account_id,
    grantId: grant_id,
    createdAt: row.created_at,
    expiresAt,
  };
}
