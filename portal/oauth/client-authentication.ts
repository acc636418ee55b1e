import type { Use } from "../client-secrets/secret-uses.ts";
import type { Store } from "../store/store.ts";
import type { Database } from "../store/tables.ts";
import { authenticate, type AuthenticatedClient } from "./client.ts";
import { OAuthError } from "./errors.ts";
import type { Parameters } from "./parameters.ts";

/** What a client says to prove who it is. */
export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

const basic = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i;

/**
 * The client's credentials (RFC 6749, 2.3.1): from HTTP Basic, or from the body.
 * @throws OAuthError `invalid_client` when there are none, `invalid_request` when both ways are used at once.
 */
export function credentialsOf(authorization: string | undefined, parameters: Parameters): ClientCredentials {
  const { client_id, client_secret } = parameters;
  if (authorization === undefined) {
    if (client_id === undefined || client_secret === undefined) {
      throw new OAuthError("invalid_client", "Send client_id and client_secret, or HTTP Basic.");
    }
    return { clientId: client_id, clientSecret: client_secret };
  }
  const credentials = fromBasic(authorization);
  if (client_secret !== undefined || (client_id !== undefined && client_id !== credentials.clientId)) {
    throw new OAuthError("invalid_request", "Authenticate in one way: by HTTP Basic or in the body.");
  }
  return credentials;
}

/** What is done for a client; it may refuse by throwing, or by returning when it wrote what must stay. */
type Work<Answer> = (db: Database, client: AuthenticatedClient) => Promise<Answer | OAuthError>;

/**
 * Does something for a client that proves who it is, in one transaction, which also holds that its secret was used.
 * @throws OAuthError
 */
export async function writeAsClient<Answer>(
  store: Store,
  credentials: ClientCredentials,
  use: Use,
  work: Work<Answer>,
): Promise<Answer> {
  const answer = await store.write(async (db) => {
    const client = await authenticated(db, credentials, use);
    await client.noteUse?.(db, use);
    return refusalOr(client, () => work(db, client));
  });
  return unlessRefused(answer);
}

/** The same for what only reads. @throws OAuthError */
export async function readAsClient<Answer>(
  store: Store,
  credentials: ClientCredentials,
  use: Use,
  work: Work<Answer>,
): Promise<Answer> {
  const { noteUse, answer } = await store.read(async (db) => {
    const client = await authenticated(db, credentials, use);
    return { noteUse: client.noteUse, answer: await refusalOr(client, () => work(db, client)) };
  });
  if (noteUse) await store.write((db) => noteUse(db, use));
  return unlessRefused(answer);
}

async function authenticated(db: Database, credentials: ClientCredentials, { now }: Use) {
  const client = await authenticate(db, credentials, now);
  if (client) return client;
  throw new OAuthError("invalid_client", "There is no client with this id and this secret, or no longer.");
}

// Returned, because a throw would undo that the use was noted.
async function refusalOr<Answer>(
  { notReady }: AuthenticatedClient,
  work: () => Promise<Answer | OAuthError>,
): Promise<Answer | OAuthError> {
  if (notReady !== undefined) return new OAuthError("unauthorized_client", notReady);
  try {
    return await work();
  } catch (error) {
    if (error instanceof OAuthError) return error;
    throw error;
  }
}

function unlessRefused<Answer>(answer: Answer | OAuthError): Answer {
  if (answer instanceof OAuthError) throw answer;
  return answer;
}

function fromBasic(authorization: string): ClientCredentials {
  const encoded = basic.exec(authorization)?.[1];
  const decoded = encoded === undefined ? "" : Buffer.from(encoded, "base64").toString();
  const colon = decoded.indexOf(":");
  const clientId = formDecoded(decoded.slice(0, Math.max(0, colon)));
  const clientSecret = formDecoded(decoded.slice(colon + 1));
  if (colon < 1 || !clientId || !clientSecret) {
    throw new OAuthError("invalid_client", "The Authorization header holds no client id and secret.");
  }
  return { clientId, clientSecret };
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
