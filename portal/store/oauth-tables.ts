import type { Flag, Timestamp } from "./tables.ts";

/** What a person lets a client do: codes and tokens of one authorization are a family that ends together. */
export interface OAuthGrantsTable {
  id: string;
  client_id: string;
  app_id: string;
  account_id: string;
  created_at: Timestamp;
  revoked_at: Timestamp | null;
}

export interface OAuthCodesTable {
  hash: string;
  grant_id: string;
  redirect_uri: string;
  /** Whether the client named the redirect URI, or left it out. */
  redirect_uri_given: Flag;
  code_challenge: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  used_at: Timestamp | null;
}

/** An access token, with the refresh token that came with it. */
export interface OAuthTokensTable {
  access_hash: string;
  refresh_hash: string | null;
  /** Null when the client acts for itself. */
  grant_id: string | null;
  client_id: string;
  app_id: string;
  /** The secret that authenticated the client. */
  secret_id: string;
  created_at: Timestamp;
  access_expires_at: Timestamp;
  refresh_expires_at: Timestamp | null;
  /** When neither token can matter any more. */
  ends_at: Timestamp;
  /** When the refresh token was used. */
  refreshed_at: Timestamp | null;
  revoked_at: Timestamp | null;
}
