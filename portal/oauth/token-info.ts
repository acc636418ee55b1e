import type { Store } from "../store/store.ts";
import type { Timestamp } from "../store/tables.ts";
import { OAuthError } from "./errors.ts";
import { resourceOwnerOf } from "./resource-owner.ts";
import { findLiveToken } from "./live-tokens.ts";
import { toSeconds } from "./tokens.ts";

/** What a token says of itself to whoever holds it. */
export interface TokenInfo {
  resource_owner_id: string | number | null;
  scopes: string[];
  expires_in_seconds: number;
  application: { uid: string };
  /** Seconds since 1970. */
  created_at: number;
}

/** @throws OAuthError `invalid_token`. */
export async function tokenInfo(
  store: Store,
  accessToken: string | undefined,
  now: Timestamp,
): Promise<TokenInfo> {
  return store.read(async (db) => {
    const live = accessToken === undefined ? undefined : await findLiveToken(db, accessToken, now);
    if (!live) {
      throw new OAuthError("invalid_token", "Send a live access token as Authorization: Bearer.");
    }
    const { clientId, createdAt, expiresAt } = live;
    return {
      resource_owner_id: await resourceOwnerOf(db, live),
      scopes: [],
      expires_in_seconds: toSeconds(expiresAt) - toSeconds(now),
      application: { uid: clientId },
      created_at: toSeconds(createdAt),
    };
  });
}
