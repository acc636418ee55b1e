import { hashOf, randomText } from "../client-secrets.ts";
import { days, later, minutes, seconds } from "../clock.ts";
import type { OAuthTokensTable } from "../store/oauth-tables.ts";
import { prepared } from "../store/prepared.ts";
import type { Database, Timestamp } from "../store/tables.ts";
import type { AuthenticatedClient } from "./client.ts";

const accessTokenLife = 90 * minutes;

/** From one refresh to the next. */
const refreshTokenLife = 90 * days;

/** The answer of the token endpoint (RFC 6749, section 5.1). */
export interface TokenAnswer {
  access_token: string;
  token_type: "bearer";
  /** Seconds. */
  expires_in: number;
  refresh_token?: string;
  /** Seconds since 1970. */
  created_at: number;
}

/** Stores new tokens; with a grant, a refresh token too. Their text is in the answer only. */
export async function issueTokens(
  db: Database,
  { clientId, app, secretId }: Pick<AuthenticatedClient, "clientId" | "app" | "secretId">,
  grantId: string | null,
  now: Timestamp,
): Promise<TokenAnswer> {
  const access = randomText();
  const refresh = grantId === null ? undefined : randomText();
  const access_expires_at = later(now, accessTokenLife);
  const refresh_expires_at = refresh === undefined ? null : later(now, refreshTokenLife);
  await insertTokens(db, {
    access_hash: hashOf(access),
    refresh_hash: refresh === undefined ? null : hashOf(refresh),
    grant_id: grantId,
    client_id: clientId,
    app_id: app.id,
    secret_id: secretId,
    created_at: now,
    access_expires_at,
    refresh_expires_at,
    ends_at: refresh_expires_at ?? access_expires_at,
  });
  return {
    access_token: access,
    token_type: "bearer",
    expires_in: accessTokenLife / seconds,
    ...(refresh === undefined ? {} : { refresh_token: refresh }),
    created_at: toSeconds(now),
  };
}

const insertTokens = prepared<Omit<OAuthTokensTable, "refreshed_at" | "revoked_at">>()((db, value) =>
  db.insertInto("oauth_tokens").values({
    access_hash: value("access_hash"),
    refresh_hash: value("refresh_hash"),
    grant_id: value("grant_id"),
    client_id: value("client_id"),
    app_id: value("app_id"),
    secret_id: value("secret_id"),
    created_at: value("created_at"),
    access_expires_at: value("access_expires_at"),
    refresh_expires_at: value("refresh_expires_at"),
    ends_at: value("ends_at"),
    refreshed_at: null,
    revoked_at: null,
  }),
);

/** As RFC 7519 and the token endpoint count time. */
export function toSeconds(moment: Timestamp): number {
  return Math.floor(Date.parse(moment) / seconds);
}
