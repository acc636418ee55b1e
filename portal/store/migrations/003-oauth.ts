/** What OAuth 2.0 hands out, and what is known of the secrets that clients use for it. */
export const oauth = () => [
  `alter table client_secrets add column last_used_address text`,
  `alter table client_secrets add column keep_while_used_seconds integer`,
  `alter table client_secrets add column keep_until text`,
  `alter table sandboxes add column secret_id text`,
  `alter table sandboxes add column secret_last_used_at text`,
  `alter table sandboxes add column secret_last_used_address text`,
  `alter table sandboxes add column redirect_uris text not null default '["http://localhost"]'`,
  `update sandboxes set secret_id = id`,
  `create unique index sandboxes_secret on sandboxes (secret_id)`,

  `create table oauth_grants (
    id text primary key, client_id text not null, app_id text not null references apps (id),
    account_id text not null references accounts (id), created_at text not null, revoked_at text)`,
  `create index oauth_grants_client on oauth_grants (client_id)`,
  `create index oauth_grants_account on oauth_grants (account_id)`,
  `create table oauth_codes (
    hash text primary key, grant_id text not null references oauth_grants (id) on delete cascade,
    redirect_uri text not null, redirect_uri_given integer not null, code_challenge text,
    created_at text not null, expires_at text not null, used_at text)`,
  `create index oauth_codes_grant on oauth_codes (grant_id)`,
  `create index oauth_codes_expiry on oauth_codes (expires_at)`,
  `create table oauth_tokens (
    access_hash text primary key, refresh_hash text, grant_id text references oauth_grants (id) on delete cascade,
    client_id text not null, app_id text not null, secret_id text not null,
    created_at text not null, access_expires_at text not null, refresh_expires_at text, ends_at text not null,
    refreshed_at text, revoked_at text)`,
  `create unique index oauth_tokens_refresh on oauth_tokens (refresh_hash) where refresh_hash is not null`,
  `create index oauth_tokens_grant on oauth_tokens (grant_id) where grant_id is not null`,
  `create index oauth_tokens_secret on oauth_tokens (secret_id, access_expires_at)`,
  `create index oauth_tokens_end on oauth_tokens (ends_at)`,
];
