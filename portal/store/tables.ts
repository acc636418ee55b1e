import type { Generated, Kysely } from "kysely";
import type { Role } from "../permissions.ts";
import type { AccountsTable, OneTimeLinksTable, SessionsTable, TokensTable } from "./account-tables.ts";
import type { OAuthCodesTable, OAuthGrantsTable, OAuthTokensTable } from "./oauth-tables.ts";

/** An RFC 3339 time in UTC with milliseconds, so that text order is time order. */
export type Timestamp = string;

/** Text that holds JSON. */
export type Json = string;

/** Booleans are stored as 0 and 1: the one form that every database and driver agrees on. */
export type Flag = 0 | 1;

/** Which program declares an object, under which key it was made, and which state and run of it may write. */
export interface ManagedColumns {
  managed_by: string | null;
  idempotency_key: string | null;
  key_account_id: string | null;
  claim: string | null;
  last_run: string | null;
  managed_since: Timestamp | null;
}

export interface AppsTable extends ManagedColumns {
  id: string;
  owner_id: string;
  name: string;
  name_key: string;
  description: string;
  integration_type: string;
  category: string;
  support_email: string | null;
  support_phone: string | null;
  site_url: string | null;
  logo_sha256: string | null;
  deletion_protection: Flag;
  created_at: Timestamp;
  updated_at: Timestamp;
  deleted_at: Timestamp | null;
}

export interface LogosTable {
  sha256: string;
  content_type: string;
  size: number;
  bytes: Uint8Array;
}

export interface ProductionCredentialsTable extends ManagedColumns {
  id: string;
  app_id: string;
  client_id: string;
  status: "active" | "pending" | "rejected";
  rejection_reason: string | null;
  redirect_uris: Json;
  created_at: Timestamp;
  updated_at: Timestamp;
  deleted_at: Timestamp | null;
}

export interface ClientSecretsTable {
  id: string;
  client_id: string;
  /** The sandbox that the client is; null where it is production credentials. Stands here for the check of a token. */
  sandbox_id: string | null;
  number: number;
  hash: string;
  fingerprint: string;
  /** What the portal can show again, while it is current: a sandbox's secret that no program brought. */
  sealed: string | null;
  is_current: Flag;
  idempotency_key: string | null;
  created_at: Timestamp;
  expires_at: Timestamp | null;
  revoked_at: Timestamp | null;
  last_used_at: Timestamp | null;
  /** From where it was used last. */
  last_used_address: string | null;
  /** How long each use of it keeps it valid after its overlap, if it does. */
  keep_while_used_seconds: number | null;
  /** When it ends even if it is used. */
  keep_until: Timestamp | null;
}

/** Every hash that a client ever had, also those that were replaced in place. */
export interface ClientSecretHashesTable {
  client_id: string;
  hash: string;
}

export interface SandboxesTable extends ManagedColumns {
  id: string;
  app_id: string;
  status: "generating" | "ready" | "failed";
  failure_reason: string | null;
  company_id: number;
  project_id: number;
  client_id: string;
  redirect_uris: Json;
  /** When generation is due to end, or ended. */
  ready_at: Timestamp;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface SandboxRecordsTable {
  sandbox_id: string;
  collection: string;
  id: number;
  data: Json;
}

export interface CollaboratorsTable extends ManagedColumns {
  id: string;
  app_id: string;
  email: string;
  email_key: string;
  /** Set once the invitation is accepted. */
  account_id: string | null;
  role: Exclude<Role, "owner">;
  status: "pending" | "accepted" | "declined";
  invited_by: string;
  invited_at: Timestamp;
  expires_at: Timestamp;
  accepted_at: Timestamp | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface OutboxTable {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  created_at: Timestamp;
  sent_at: Timestamp | null;
  /** How often sending it was tried. */
  attempts: Generated<number>;
  /** Why it could not be sent the last time. */
  failure: Generated<string | null>;
  /** Until when it is left alone: a process sends it, or it could not be sent. */
  not_before: Generated<Timestamp | null>;
}

/** How much callers have asked for whose bucket is not full. */
export interface RateLimitsTable {
  /** A hash, as callers are named by addresses. */
  caller: string;
  /** When the bucket is full again, in milliseconds since 1970. */
  full_at: number;
}

export interface AuditEventsTable {
  id: string;
  at: Timestamp;
  action: string;
  app_id: string | null;
  target_type: string;
  target_id: string;
  account_id: string | null;
  email: string | null;
  token_id: string | null;
  address: string | null;
  detail: Json | null;
}

export interface SettingsTable {
  name: string;
  value: Json;
  updated_at: Timestamp;
}

export interface SequencesTable {
  name: string;
  value: number;
}

/** A known text sealed with each key, to notice a lost or wrong key. */
export interface SealingKeysTable {
  id: string;
  check_value: string;
  created_at: Timestamp;
}

export interface MigrationsTable {
  number: number;
  name: string;
  applied_at: Timestamp;
}

export interface Tables {
  accounts: AccountsTable;
  sessions: SessionsTable;
  one_time_links: OneTimeLinksTable;
  tokens: TokensTable;
  apps: AppsTable;
  logos: LogosTable;
  production_credentials: ProductionCredentialsTable;
  client_secrets: ClientSecretsTable;
  client_secret_hashes: ClientSecretHashesTable;
  sandboxes: SandboxesTable;
  sandbox_records: SandboxRecordsTable;
  collaborators: CollaboratorsTable;
  oauth_grants: OAuthGrantsTable;
  oauth_codes: OAuthCodesTable;
  oauth_tokens: OAuthTokensTable;
  outbox: OutboxTable;
  rate_limits: RateLimitsTable;
  audit_events: AuditEventsTable;
  settings: SettingsTable;
  sequences: SequencesTable;
  sealing_keys: SealingKeysTable;
  migrations: MigrationsTable;
}

/** The handle through which a function reads or writes: it is valid until that function's promise settles. */
export type Database = Kysely<Tables>;
