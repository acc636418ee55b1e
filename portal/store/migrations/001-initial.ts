import type { Dialect } from "../dialect.ts";

const managed = `
  managed_by text, idempotency_key text, key_account_id text, claim text, last_run text,
  managed_since text`;

const secretLifetime = `
  created_at text not null, expires_at text, revoked_at text, last_used_at text`;

export const initial = ({ bytes, appendOnly }: Dialect) => [
  `create table accounts (
    id text primary key, email text not null, email_key text not null unique,
    first_name text not null, last_name text not null, password_hash text not null,
    operator integer not null, verified_at text, created_at text not null, updated_at text not null)`,

  `create table tokens (
    id text primary key, account_id text not null references accounts (id),
    name text not null, prefix text not null, hash text not null unique,
    scopes text not null, app_ids text, ${secretLifetime})`,
  `create index tokens_account on tokens (account_id)`,

  `create table logos (
    sha256 text primary key, content_type text not null, size integer not null, bytes ${bytes} not null)`,

  `create table apps (
    id text primary key, owner_id text not null references accounts (id),
    name text not null, name_key text not null, description text not null,
    integration_type text not null, category text not null,
    support_email text, support_phone text, site_url text, logo_sha256 text references logos (sha256),
    deletion_protection integer not null, ${managed},
    created_at text not null, updated_at text not null, deleted_at text)`,
  `create unique index apps_live_name on apps (owner_id, name_key) where deleted_at is null`,
  `create unique index apps_key on apps (key_account_id, idempotency_key)
    where deleted_at is null and idempotency_key is not null`,
  `create index apps_logo on apps (logo_sha256)`,

  `create table production_credentials (
    id text primary key, app_id text not null references apps (id), client_id text not null unique,
    status text not null, rejection_reason text, redirect_uris text not null, ${managed},
    created_at text not null, updated_at text not null, deleted_at text)`,
  `create unique index production_credentials_live on production_credentials (app_id) where deleted_at is null`,
  `create unique index production_credentials_key
    on production_credentials (key_account_id, app_id, idempotency_key)
    where deleted_at is null and idempotency_key is not null`,

  `create table client_secrets (
    id text primary key, credentials_id text not null references production_credentials (id),
    number integer not null, hash text not null, fingerprint text not null, is_current integer not null,
    idempotency_key text, ${secretLifetime})`,
  `create unique index client_secrets_current on client_secrets (credentials_id) where is_current = 1`,
  `create unique index client_secrets_number on client_secrets (credentials_id, number)`,
  `create unique index client_secrets_key on client_secrets (credentials_id, idempotency_key)
    where idempotency_key is not null`,
  `create table client_secret_hashes (
    credentials_id text not null references production_credentials (id), hash text not null,
    primary key (credentials_id, hash))`,

  `create table sandboxes (
    id text primary key, app_id text not null unique references apps (id),
    status text not null, failure_reason text, company_id bigint not null unique, project_id bigint not null,
    client_id text not null unique, secret_hash text not null, secret_fingerprint text not null,
    secret_sealed text, secret_idempotency_key text, ${managed},
    ready_at text not null, created_at text not null, updated_at text not null)`,
  `create unique index sandboxes_key on sandboxes (key_account_id, app_id, idempotency_key)
    where idempotency_key is not null`,
  `create table sandbox_records (
    sandbox_id text not null references sandboxes (id) on delete cascade,
    collection text not null, id bigint not null, data text not null,
    primary key (sandbox_id, collection, id))`,

  `create table collaborators (
    id text primary key, app_id text not null references apps (id),
    email text not null, email_key text not null, account_id text references accounts (id),
    role text not null, status text not null, invited_by text not null references accounts (id),
    invited_at text not null, expires_at text not null, accepted_at text, ${managed},
    created_at text not null, updated_at text not null)`,
  `create unique index collaborators_email on collaborators (app_id, email_key)`,
  `create unique index collaborators_key on collaborators (key_account_id, app_id, idempotency_key)
    where idempotency_key is not null`,
  `create index collaborators_account on collaborators (account_id)`,
  `create index collaborators_invited on collaborators (email_key)`,

  `create table outbox (
    id text primary key, recipient text not null, subject text not null, body text not null,
    created_at text not null, sent_at text)`,

  `create table audit_events (
    id text primary key, at text not null, action text not null, app_id text,
    target_type text not null, target_id text not null,
    account_id text, email text, token_id text, address text, detail text)`,
  `create index audit_events_app on audit_events (app_id, id)`,
  ...appendOnly("audit_events"),

  `create table settings (name text primary key, value text not null, updated_at text not null)`,
  `create table sequences (name text primary key, value bigint not null)`,
  `insert into sequences (name, value) values ('company', 100000), ('project', 500000)`,
  `create table sealing_keys (id text primary key, check_value text not null, created_at text not null)`,
];
