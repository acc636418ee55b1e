/** Gives the secret of a sandbox the versions that the secret of production credentials has: one table for both. */
export const sandboxSecrets = () => [
  `create table every_client_secret (
    id text primary key, client_id text not null, sandbox_id text, number integer not null,
    hash text not null, fingerprint text not null, sealed text, is_current integer not null, idempotency_key text,
    created_at text not null, expires_at text, revoked_at text, last_used_at text, last_used_address text,
    keep_while_used_seconds integer, keep_until text)`,
  `insert into every_client_secret (id, client_id, number, hash, fingerprint, is_current, idempotency_key, created_at,
      expires_at, revoked_at, last_used_at, last_used_address, keep_while_used_seconds, keep_until)
    select client_secrets.id, client_id, number, hash, fingerprint, is_current, client_secrets.idempotency_key,
      client_secrets.created_at, expires_at, revoked_at, last_used_at, last_used_address, keep_while_used_seconds,
      keep_until
    from client_secrets join production_credentials on production_credentials.id = credentials_id`,
  // Tokens point at the secret that was there: it keeps its id.
  `insert into every_client_secret (id, client_id, sandbox_id, number, hash, fingerprint, sealed, is_current,
      idempotency_key, created_at, last_used_at, last_used_address)
    select secret_id, client_id, id, 1, secret_hash, secret_fingerprint, secret_sealed, 1, secret_idempotency_key,
      coalesce((select max(at) from audit_events where audit_events.app_id = sandboxes.app_id
        and target_id = sandboxes.id and action = 'sandbox.secret_reset'), created_at),
      secret_last_used_at, secret_last_used_address
    from sandboxes`,
  `create table every_client_secret_hash (
    client_id text not null, hash text not null, primary key (client_id, hash))`,
  `insert into every_client_secret_hash (client_id, hash)
    select client_id, hash
    from client_secret_hashes join production_credentials on production_credentials.id = credentials_id`,
  `insert into every_client_secret_hash (client_id, hash) select client_id, secret_hash from sandboxes`,

  `drop table client_secrets`,
  `drop table client_secret_hashes`,
  `alter table every_client_secret rename to client_secrets`,
  `alter table every_client_secret_hash rename to client_secret_hashes`,
  `create unique index client_secrets_current on client_secrets (client_id) where is_current = 1`,
  `create unique index client_secrets_number on client_secrets (client_id, number)`,
  `create unique index client_secrets_key on client_secrets (client_id, idempotency_key)
    where idempotency_key is not null`,

  `drop index sandboxes_secret`,
  ...[
    "secret_id",
    "secret_hash",
    "secret_fingerprint",
    "secret_sealed",
    "secret_idempotency_key",
    "secret_last_used_at",
    "secret_last_used_address",
  ].map((column) => `alter table sandboxes drop column ${column}`),
];
