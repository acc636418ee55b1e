import type { Database, Timestamp } from "../store/tables.ts";
import { findClient, type Client } from "./client.ts";
import { OAuthError } from "./errors.ts";
import { parametersOf, refuseScope, required, type Parameters } from "./parameters.ts";
import { challengePattern } from "./pkce.ts";

/** Who wants to act for a person, and where the answer goes. */
export interface Destination {
  client: Client;
  redirectUri: string;
  /** Whether the request named it: then the exchange of the code must, too. */
  redirectUriGiven: boolean;
  state: string | undefined;
}

/** What the authorization endpoint was asked (RFC 6749, 4.1.1; RFC 7636, 4.3). */
export interface AuthorizationRequest extends Destination {
  codeChallenge: string | null;
}

/**
 * Who asks, and where the answer may go. As long as that is not known, nothing may be sent anywhere.
 * @throws OAuthError which is for the person's eyes only.
 */
export async function destinationOf(
  db: Database,
  given: Record<string, unknown>,
  now: Timestamp,
): Promise<Destination> {
  const { client_id, redirect_uri } = given;
  const parameters = parametersOf({ client_id, redirect_uri });
  const client = await findClient(db, required(parameters, "client_id"), now);
  if (!client) throw new OAuthError("invalid_client", "There is no client with this client_id.", 400);
  const [only, ...others] = client.redirectUris;
  const named = parameters["redirect_uri"];
  const redirectUri = named ?? (others.length === 0 ? only : undefined);
  if (redirectUri === undefined) {
    throw new OAuthError("invalid_request", "The parameter redirect_uri is missing.");
  }
  if (!client.redirectUris.includes(redirectUri)) {
    const description = "This redirect_uri is not registered for the client: it must be written the same.";
    throw new OAuthError("invalid_request", description);
  }
  const { state } = given;
  return {
    client,
    redirectUri,
    redirectUriGiven: named !== undefined,
    state: typeof state === "string" && state !== "" ? state : undefined,
  };
}

/** The whole request. @throws OAuthError which the client is told at its redirect URI. */
export function authorizationRequest(
  destination: Destination,
  given: Record<string, unknown>,
): AuthorizationRequest {
  const parameters = parametersOf(given);
  const type = required(parameters, "response_type");
  if (type !== "code") {
    throw new OAuthError("unsupported_response_type", "The only response_type is code.");
  }
  refuseScope(parameters);
  const { notReady } = destination.client;
  if (notReady !== undefined) throw new OAuthError("unauthorized_client", notReady);
  return { ...destination, codeChallenge: challengeOf(parameters) };
}

function challengeOf({ code_challenge, code_challenge_method }: Parameters): string | null {
  if (code_challenge === undefined && code_challenge_method === undefined) return null;
  if (code_challenge_method !== "S256") {
    throw new OAuthError("invalid_request", "The only code_challenge_method is S256, and it must be named.");
  }
  if (code_challenge === undefined || !challengePattern.test(code_challenge)) {
    throw new OAuthError("invalid_request", "The code_challenge must be a SHA-256 in base64url.");
  }
  return code_challenge;
}
