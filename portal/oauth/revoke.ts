import { hashOf } from "../client-secrets.ts";
import type { Use } from "../client-secrets/secret-uses.ts";
import type { Store } from "../store/store.ts";
import { writeAsClient, type ClientCredentials } from "./client-authentication.ts";
import { required, type Parameters } from "./parameters.ts";
import { revokeGrants } from "./revoke-grants.ts";

/**
 * The revocation endpoint (RFC 7009): ends a token of the client with everything of its authorization. To a token that is
 * unknown, or another client's, nothing happens. @throws OAuthError
 */
export async function revoke(
  store: Store,
  parameters: Parameters,
  credentials: ClientCredentials,
  use: Use,
): Promise<void> {
  await writeAsClient(store, credentials, use, async (db, { clientId }) => {
    const { now } = use;
    const hash = hashOf(required(parameters, "token"));
    const ended = await db
      .updateTable("oauth_tokens")
      .set({ revoked_at: now })
      .where((where) => where.or([where("access_hash", "=", hash), where("refresh_hash", "=", hash)]))
      .where("client_id", "=", clientId)
      .returning("grant_id")
      .executeTakeFirst();
    if (ended?.grant_id) await revokeGrants({ db, now }, { id: ended.grant_id });
  });
}
