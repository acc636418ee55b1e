import type { Parts } from "../portal.ts";
import type { Use } from "../client-secrets/secret-uses.ts";
import { readAsClient, type ClientCredentials } from "./client-authentication.ts";
import { required, type Parameters } from "./parameters.ts";
import { resourceOwnerOf } from "./resource-owner.ts";
import { findLiveToken, findUnusedRefreshToken } from "./live-tokens.ts";
import { toSeconds } from "./tokens.ts";

/** The answer of the introspection endpoint (RFC 7662, 2.2). */
export interface Introspection {
  active: boolean;
  client_id?: string;
  /** For access tokens. */
  token_type?: "bearer";
  exp?: number;
  iat?: number;
  iss?: string;
  /** Who authorized the client; absent when it acts for itself. */
  sub?: string;
}

/** The introspection endpoint: what a token of the client is worth now; nothing is said of others' tokens. @throws OAuthError */
export function introspect(
  { store, publicUrl }: Pick<Parts, "store" | "publicUrl">,
  parameters: Parameters,
  credentials: ClientCredentials,
  use: Use,
): Promise<Introspection> {
  const { now } = use;
  return readAsClient<Introspection>(store, credentials, use, async (db, { clientId }) => {
    const text = required(parameters, "token");
    const access = await findLiveToken(db, text, now);
    const token = access ?? (await findUnusedRefreshToken(db, text, now));
    if (token?.clientId !== clientId) return { active: false };
    const sub = await resourceOwnerOf(db, token);
    return {
      active: true,
      client_id: clientId,
      ...(access ? { token_type: "bearer" as const } : {}),
      exp: toSeconds(token.expiresAt),
      iat: toSeconds(token.createdAt),
      iss: publicUrl(),
      ...(sub === null ? {} : { sub: String(sub) }),
    };
  });
}
