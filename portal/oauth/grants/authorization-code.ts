import { hashOf } from "../../client-secrets.ts";
import { held } from "../../context.ts";
import { required } from "../parameters.ts";
import { answersChallenge } from "../pkce.ts";
import { mayAuthorize } from "../may-authorize.ts";
import { revokeGrants } from "../revoke-grants.ts";
import { issueTokens } from "../tokens.ts";
import { invalidGrant, type Grant } from "./grant.ts";

/** RFC 6749, 4.1.3: a code is good once, also when the exchange fails; a second use ends what the first one gave. */
export const authorizationCode: Grant = async (granting, client, parameters) => {
  const { db, now } = granting;
  const hash = hashOf(required(parameters, "code"));
  const query = db
    .selectFrom("oauth_codes")
    .innerJoin("oauth_grants", "oauth_grants.id", "oauth_codes.grant_id")
    .innerJoin("accounts", "accounts.id", "oauth_grants.account_id")
    .where("oauth_codes.hash", "=", hash)
    .where("oauth_grants.client_id", "=", client.clientId)
    .selectAll("oauth_codes")
    .select(["oauth_grants.account_id", "oauth_grants.revoked_at", "accounts.deactivated_at"]);
  const code = await held(granting, query, "oauth_codes").executeTakeFirst();
  if (!code) return invalidGrant("The code is unknown or has expired.");
  if (code.used_at !== null) {
    await revokeGrants(granting, { id: code.grant_id });
    return invalidGrant("The code was used before: all that was issued for it has ended.");
  }
  if (code.expires_at <= now) return invalidGrant("The code is unknown or has expired.");
  await db.updateTable("oauth_codes").set({ used_at: now }).where("hash", "=", hash).execute();

  const { redirect_uri: redirectUri, code_verifier: verifier } = parameters;
  const named = redirectUri ?? (code.redirect_uri_given ? undefined : code.redirect_uri);
  if (named !== code.redirect_uri) {
    return invalidGrant("The redirect_uri is not that of the authorization request.");
  }
  if (!answersChallenge(code.code_challenge, verifier)) {
    return invalidGrant("The code_verifier does not fit the authorization request.");
  }
  const stands = code.revoked_at === null && code.deactivated_at === null;
  if (!stands || !(await mayAuthorize(db, client, code.account_id)))
    return invalidGrant("The authorization was withdrawn.");
  return issueTokens(db, client, code.grant_id, now);
};
