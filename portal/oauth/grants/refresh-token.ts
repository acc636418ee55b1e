import { hashOf } from "../../client-secrets.ts";
import { later, seconds } from "../../clock.ts";
import { held } from "../../context.ts";
import { required } from "../parameters.ts";
import { findUnusedRefreshToken } from "../live-tokens.ts";
import { revokeGrants } from "../revoke-grants.ts";
import { issueTokens } from "../tokens.ts";
import { invalidGrant, type Grant } from "./grant.ts";

// The official SDK refreshes twice when two of its calls run at the same time.
const honestMistake = 10 * seconds;

/**
 * RFC 6749, 6: a refresh token is good once, and each refresh gives a new pair, which hangs on the secret that the client
 * authenticated with now. An old one is a sign of theft: it ends the whole family, unless it comes just after its use.
 */
export const refreshToken: Grant = async (granting, client, parameters) => {
  const { db, now } = granting;
  const token = required(parameters, "refresh_token");
  const hash = hashOf(token);
  const query = db
    .selectFrom("oauth_tokens")
    .innerJoin("oauth_grants", "oauth_grants.id", "oauth_tokens.grant_id")
    .where("oauth_tokens.refresh_hash", "=", hash)
    .where("oauth_grants.client_id", "=", client.clientId)
    .select(["oauth_tokens.refreshed_at", "oauth_grants.id as grant_id"]);
  const known = await held(granting, query, "oauth_tokens").executeTakeFirst();
  if (!known) return invalidGrant("The refresh token is unknown or has expired.");
  if (known.refreshed_at !== null) {
    if (later(known.refreshed_at, honestMistake) >= now)
      return invalidGrant("The refresh token was just used.");
    await revokeGrants(granting, { id: known.grant_id });
    return invalidGrant("The refresh token was used before: all that was issued with it has ended.");
  }
  if (!(await findUnusedRefreshToken(db, token, now))) {
    return invalidGrant("The refresh token has expired, was revoked, or its client secret has ended.");
  }
  await db.updateTable("oauth_tokens").set({ refreshed_at: now }).where("refresh_hash", "=", hash).execute();
  return issueTokens(db, client, known.grant_id, now);
};
