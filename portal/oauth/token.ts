import type { Use } from "../client-secrets/secret-uses.ts";
import type { Store } from "../store/store.ts";
import { writeAsClient, type ClientCredentials } from "./client-authentication.ts";
import { OAuthError } from "./errors.ts";
import { authorizationCode } from "./grants/authorization-code.ts";
import { clientCredentials } from "./grants/client-credentials.ts";
import type { Grant } from "./grants/grant.ts";
import { refreshToken } from "./grants/refresh-token.ts";
import { refuseScope, required, type Parameters } from "./parameters.ts";
import type { TokenAnswer } from "./tokens.ts";

const grants = new Map<string, Grant>([
  ["authorization_code", authorizationCode],
  ["refresh_token", refreshToken],
  ["client_credentials", clientCredentials],
]);

/** The values of `grant_type` that work. */
export const grantTypes = [...grants.keys()];

/** The token endpoint (RFC 6749, 3.2): each grant is one transaction, on disk before it is answered. @throws OAuthError */
export function token(
  store: Store,
  parameters: Parameters,
  credentials: ClientCredentials,
  use: Use,
): Promise<TokenAnswer> {
  return writeAsClient(store, credentials, use, async (db, client) => {
    const grant = grants.get(required(parameters, "grant_type"));
    if (!grant) {
      throw new OAuthError("unsupported_grant_type", `The grant types are: ${grantTypes.join(", ")}.`);
    }
    refuseScope(parameters);
    return grant({ db, now: use.now, rowLock: store.dialect.rowLock }, client, parameters);
  });
}
