import type { Expression } from "kysely";
import type { SealingKeys } from "./sealing.ts";
import type { Dialect } from "./store/dialect.ts";
import type { Database, Tables, Timestamp } from "./store/tables.ts";

export const scopes = ["read", "write", "secrets", "operator"] as const;
export type Scope = (typeof scopes)[number];

/** What a token may do, at most: its account's role decides the rest. */
export interface TokenPower {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  /** The only apps it may touch, or null for all. */
  appIds: string[] | null;
  expiresAt: Timestamp | null;
}

/** Who asks. */
export interface Actor {
  accountId: string;
  email: string;
  operator: boolean;
  /** The network address the request came from. */
  address: string | null;
  /** Null for a person who is signed in to the pages. */
  token: TokenPower | null;
}

/** What every business function gets first: the open transaction, who asks, and when. */
export interface Context {
  db: Database;
  actor: Actor;
  /** One moment for everything that happens in the transaction. */
  now: Timestamp;
  keys: SealingKeys;
  /** The portal's own address, without a slash at the end. */
  publicUrl: string;
  /** How a write holds rows until its transaction ends; null for what only reads. */
  rowLock: Dialect["rowLock"] | null;
}

/** Lets a write hold the rows that a query finds in these tables; every write holds its app before it looks further. */
export function held<Query extends { modifyEnd(modifier: Expression<unknown>): Query }>(
  { rowLock }: Pick<Context, "rowLock">,
  query: Query,
  ...tables: (keyof Tables)[]
): Query {
  return rowLock ? query.modifyEnd(rowLock(...tables)) : query;
}
