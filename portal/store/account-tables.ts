import type { Generated } from "kysely";
import type { Flag, Json, Timestamp } from "./tables.ts";

export interface AccountsTable {
  id: string;
  email: string;
  email_key: string;
  first_name: string;
  last_name: string;
  password_hash: string;
  operator: Flag;
  verified_at: Timestamp | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  /** Set while an operator keeps the account out. */
  deactivated_at: Generated<Timestamp | null>;
}

export interface SessionsTable {
  id: string;
  account_id: string;
  hash: string;
  address: string | null;
  created_at: Timestamp;
  last_used_at: Timestamp;
}

/** A link that is good once, for whoever reads the mail to an address. */
export interface OneTimeLinksTable {
  id: string;
  purpose: string;
  email: string;
  email_key: string;
  hash: string;
  created_at: Timestamp;
  expires_at: Timestamp;
}

export interface TokensTable {
  id: string;
  account_id: string;
  name: string;
  prefix: string;
  hash: string;
  scopes: Json;
  app_ids: Json | null;
  created_at: Timestamp;
  expires_at: Timestamp | null;
  revoked_at: Timestamp | null;
  last_used_at: Timestamp | null;
}
