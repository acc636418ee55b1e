import { recordAudit } from "../audit.ts";
import { hashOf, randomText } from "../client-secrets.ts";
import { later, minutes } from "../clock.ts";
import type { Context } from "../context.ts";
import { newId } from "../ids.ts";
import type { AuthorizationRequest } from "./authorization-request.ts";
import { OAuthError } from "./errors.ts";
import { mayAuthorize } from "./may-authorize.ts";

const codeLife = 10 * minutes;

/**
 * Lets a client act for whoever is signed in (RFC 6749, 4.1.2).
 * @returns the code. @throws OAuthError `access_denied` when it is a sandbox's and they are none of the app's people.
 */
export async function authorizeClient(
  context: Context,
  { client, redirectUri, redirectUriGiven, codeChallenge }: AuthorizationRequest,
): Promise<string> {
  const { db, now, actor } = context;
  if (!(await mayAuthorize(db, client, actor.accountId))) {
    throw new OAuthError("access_denied", "Only the people of an app can use its sandbox.");
  }
  const code = randomText();
  const grantId = newId();
  await db
    .insertInto("oauth_grants")
    .values({
      id: grantId,
      client_id: client.clientId,
      app_id: client.app.id,
      account_id: actor.accountId,
      created_at: now,
      revoked_at: null,
    })
    .execute();
  await db
    .insertInto("oauth_codes")
    .values({
      hash: hashOf(code),
      grant_id: grantId,
      redirect_uri: redirectUri,
      redirect_uri_given: redirectUriGiven ? 1 : 0,
      code_challenge: codeChallenge,
      created_at: now,
      expires_at: later(now, codeLife),
      used_at: null,
    })
    .execute();
  await recordAudit(context, {
    action: "oauth_grant.authorized",
    target: { type: "oauth_grant", id: grantId },
    detail: { clientId: client.clientId, environment: client.environment },
  });
  return code;
}
