import { hashOf } from "../client-secrets.ts";
import type { Use } from "../client-secrets/secret-uses.ts";
import type { Database, Timestamp } from "../store/tables.ts";
import { findProductionClient } from "./production-client.ts";
import { findSandboxClient } from "./sandbox-client.ts";

/** Production and sandbox clients are strangers to each other: each has an id and secrets of its own. */
export type Environment = "production" | "sandbox";

/** A registered client (RFC 6749, section 2). */
export interface Client {
  clientId: string;
  environment: Environment;
  app: { id: string; name: string; ownerId: string };
  redirectUris: string[];
  /** Why it gets nothing for now, in words for its developer; undefined when it works. */
  notReady: string | undefined;
}

/** A client that proved who it is. */
export interface AuthenticatedClient extends Client {
  /** The secret it did so with: its tokens die with it. */
  secretId: string;
  /** Writes down the use of that secret, when it is time to. */
  noteUse: ((db: Database, use: Use) => Promise<void>) | undefined;
}

/** A client as it is stored, which is to prove who it is. */
export interface StoredClient {
  client: Client;
  /** The client's live secret that has this hash. */
  secretWith: (hash: string, now: Timestamp) => StoredSecret | undefined;
}

export type StoredSecret = Pick<AuthenticatedClient, "secretId" | "noteUse">;

/** The client that has this id, unless its credentials, sandbox or app are gone. */
export async function findClient(
  db: Database,
  clientId: string,
  now: Timestamp,
): Promise<Client | undefined> {
  return (await storedClient(db, clientId, now))?.client;
}

/** The client that has this id and this secret; undefined when there is none. */
export async function authenticate(
  db: Database,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  now: Timestamp,
): Promise<AuthenticatedClient | undefined> {
  const stored = await storedClient(db, clientId, now);
  const secret = stored?.secretWith(hashOf(clientSecret), now);
  return stored && secret && { ...stored.client, ...secret };
}

async function storedClient(
  db: Database,
  clientId: string,
  now: Timestamp,
): Promise<StoredClient | undefined> {
  return (await findProductionClient(db, clientId)) ?? (await findSandboxClient(db, clientId, now));
}
