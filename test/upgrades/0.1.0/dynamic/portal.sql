-- Recorded at 2026-11-26T05:17:43.624Z

CREATE TABLE migrations (
    number integer primary key, name text not null, applied_at text not null);

CREATE TABLE accounts (
    id text primary key, email text not null, email_key text not null unique,
    first_name text not null, last_name text not null, password_hash text not null,
    operator integer not null, verified_at text, created_at text not null, updated_at text not null, deactivated_at text);

CREATE TABLE tokens (
    id text primary key, account_id text not null references accounts (id),
    name text not null, prefix text not null, hash text not null unique,
    scopes text not null, app_ids text, 
  created_at text not null, expires_at text, revoked_at text, last_used_at text);

CREATE TABLE logos (
    sha256 text primary key, content_type text not null, size integer not null, bytes blob not null);

CREATE TABLE apps (
    id text primary key, owner_id text not null references accounts (id),
    name text not null, name_key text not null, description text not null,
    integration_type text not null, category text not null,
    support_email text, support_phone text, site_url text, logo_sha256 text references logos (sha256),
    deletion_protection integer not null, 
  managed_by text, idempotency_key text, key_account_id text, claim text, last_run text,
  managed_since text,
    created_at text not null, updated_at text not null, deleted_at text);

CREATE TABLE production_credentials (
    id text primary key, app_id text not null references apps (id), client_id text not null unique,
    status text not null, rejection_reason text, redirect_uris text not null, 
  managed_by text, idempotency_key text, key_account_id text, claim text, last_run text,
  managed_since text,
    created_at text not null, updated_at text not null, deleted_at text);

CREATE TABLE client_secrets (
    id text primary key, credentials_id text not null references production_credentials (id),
    number integer not null, hash text not null, fingerprint text not null, is_current integer not null,
    idempotency_key text, 
  created_at text not null, expires_at text, revoked_at text, last_used_at text, last_used_address text, keep_while_used_seconds integer, keep_until text);

CREATE TABLE client_secret_hashes (
    credentials_id text not null references production_credentials (id), hash text not null,
    primary key (credentials_id, hash));

CREATE TABLE sandboxes (
    id text primary key, app_id text not null unique references apps (id),
    status text not null, failure_reason text, company_id bigint not null unique, project_id bigint not null,
    client_id text not null unique, secret_hash text not null, secret_fingerprint text not null,
    secret_sealed text, secret_idempotency_key text, 
  managed_by text, idempotency_key text, key_account_id text, claim text, last_run text,
  managed_since text,
    ready_at text not null, created_at text not null, updated_at text not null, secret_id text, secret_last_used_at text, secret_last_used_address text, redirect_uris text not null default '["http://localhost"]');

CREATE TABLE sandbox_records (
    sandbox_id text not null references sandboxes (id) on delete cascade,
    collection text not null, id bigint not null, data text not null,
    primary key (sandbox_id, collection, id));

CREATE TABLE collaborators (
    id text primary key, app_id text not null references apps (id),
    email text not null, email_key text not null, account_id text references accounts (id),
    role text not null, status text not null, invited_by text not null references accounts (id),
    invited_at text not null, expires_at text not null, accepted_at text, 
  managed_by text, idempotency_key text, key_account_id text, claim text, last_run text,
  managed_since text,
    created_at text not null, updated_at text not null);

CREATE TABLE outbox (
    id text primary key, recipient text not null, subject text not null, body text not null,
    created_at text not null, sent_at text, attempts integer not null default 0, failure text);

CREATE TABLE audit_events (
    id text primary key, at text not null, action text not null, app_id text,
    target_type text not null, target_id text not null,
    account_id text, email text, token_id text, address text, detail text);

CREATE TABLE settings (name text primary key, value text not null, updated_at text not null);

CREATE TABLE sequences (name text primary key, value bigint not null);

CREATE TABLE sealing_keys (id text primary key, check_value text not null, created_at text not null);

CREATE TABLE sessions (
    id text primary key, account_id text not null references accounts (id), hash text not null unique,
    address text, created_at text not null, last_used_at text not null);

CREATE TABLE one_time_links (
    id text primary key, purpose text not null, email text not null, email_key text not null,
    hash text not null unique, created_at text not null, expires_at text not null);

CREATE TABLE oauth_grants (
    id text primary key, client_id text not null, app_id text not null references apps (id),
    account_id text not null references accounts (id), created_at text not null, revoked_at text);

CREATE TABLE oauth_codes (
    hash text primary key, grant_id text not null references oauth_grants (id) on delete cascade,
    redirect_uri text not null, redirect_uri_given integer not null, code_challenge text,
    created_at text not null, expires_at text not null, used_at text);

CREATE TABLE oauth_tokens (
    access_hash text primary key, refresh_hash text, grant_id text references oauth_grants (id) on delete cascade,
    client_id text not null, app_id text not null, secret_id text not null,
    created_at text not null, access_expires_at text not null, refresh_expires_at text, ends_at text not null,
    refreshed_at text, revoked_at text);

insert into "migrations" (number, name, applied_at) values
  (1, 'initial', '2026-11-26T05:16:07.794Z'),
  (2, 'signing-in', '2026-11-26T05:16:07.794Z'),
  (3, 'oauth', '2026-11-26T05:16:07.794Z');

insert into "accounts" (id, email, email_key, first_name, last_name, password_hash, operator, verified_at, created_at, updated_at, deactivated_at) values
  ('01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', 'owner@example.com', '', '', 'scrypt$131072$8$1$2KQjtpGAMUcjcQqwx56b0w$33mNCgSEddScMWV9w1YJGsJ5VbwoF0Ddpg90J-tawvY', 1, '2026-11-26T05:16:07.716Z', '2026-11-26T05:16:07.716Z', '2026-11-26T05:16:07.716Z', null),
  ('01a21648-9c3e-7001-a035-418c39f97ce4', 'bob@example.com', 'bob@example.com', '', '', 'scrypt$131072$8$1$kwSLA2MkPhZUFhXJFYC4Jg$xy9Z6U72sZzfVRH4HOk-zj0xBr8c3AwXRxRWCw9OG40', 0, '2026-11-26T05:16:27.008Z', '2026-11-26T05:16:27.008Z', '2026-11-26T05:16:27.008Z', null),
  ('01a21648-b463-7075-8db2-035d814ff790', 'carol@example.com', 'carol@example.com', '', '', 'scrypt$131072$8$1$1h2gZ0Y2u_CjGP568MthVQ$Jofjnk14dZAKEa5dsMiyi2-JcBzEQN2oSqAtnSWqy0s', 0, '2026-11-26T05:16:33.186Z', '2026-11-26T05:16:33.186Z', '2026-11-26T05:16:33.186Z', null);

insert into "tokens" (id, account_id, name, prefix, hash, scopes, app_ids, created_at, expires_at, revoked_at, last_used_at) values
  ('01a21648-848e-7461-992f-990a40873b8f', '01a21648-5152-7689-93db-e07e4711e8ed', 'command line', 'dpt_FR5c', 'c49957b0aef1fc879cc687cedd2c11ff2b27640c36528dfe41b78fb62e747f05', '["read","write","secrets","operator"]', null, '2026-11-26T05:16:20.851Z', '2027-11-26T05:16:20.851Z', null, '2026-11-26T05:17:37.788Z'),
  ('01a21648-8c76-7461-bd86-34fa10ce7ab6', '01a21648-5152-7689-93db-e07e4711e8ed', 'command line', 'dpt_Ce_7', '77e98cd51690b91ca498a7206d8a7b36f640ea3d40afcecce42e4299fa57e196', '["read","write","secrets","operator"]', null, '2026-11-26T05:16:22.927Z', null, null, '2026-11-26T05:17:40.916Z'),
  ('01a21648-b7df-7279-a77e-8e96cf660f6e', '01a21648-9c3e-7001-a035-418c39f97ce4', 'command line', 'dpt_IyR6', '6b590bd18de577f68d75fb34c8a228843e118cdea45d3a4848dd8a431232ee46', '["read","write"]', null, '2026-11-26T05:16:34.111Z', '2027-11-26T05:16:34.111Z', null, '2026-11-26T05:16:34.247Z'),
  ('01a21649-195d-706a-accb-639cc32cb06a', '01a21648-b463-7075-8db2-035d814ff790', 'command line', 'dpt_G_XM', 'a158aaab4e1db88b3a35426e5dfc4b44df8c729299b5cd74bace97511826df0e', '["read","write"]', null, '2026-11-26T05:16:58.997Z', '2027-11-26T05:16:58.997Z', null, '2026-11-26T05:16:59.167Z');

insert into "logos" (sha256, content_type, size, bytes) values
  ('f701c76ac7fb684490c5c2fc887c4414ee56d4a071f9ab2418ab5b3fa7c4f3ef', 'image/png', 69, x'89504e470d0a1a0a0000000d4948445200000008000000080800000000e164e1570000000c49444154789c6360a00e0000004800012eb83c7e0000000049454e44ae426082');

insert into "apps" (id, owner_id, name, name_key, description, integration_type, category, support_email, support_phone, site_url, logo_sha256, deletion_protection, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, created_at, updated_at, deleted_at) values
  ('01a21648-b489-73f7-9a7c-fdf68d4772e8', '01a21648-5152-7689-93db-e07e4711e8ed', 'Adopted', 'adopted', 'Was there before.', 'embedded', 'other', null, null, null, null, 0, 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:App::adopted', '596bf036-afe1-5f05-bec5-c88350acef80', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-f9fb-761f-9559-5c6f178d5747', null, '2026-11-26T05:16:51.464Z', '2026-11-26T05:16:33.288Z', '2026-11-26T05:16:33.288Z', null),
  ('01a21648-f9ed-72cd-932f-11596730f5c6', '01a21648-5152-7689-93db-e07e4711e8ed', 'Few Arguments', 'few arguments', 'Has what it must.', 'embedded', 'other', null, null, null, null, 0, 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:App::few', '6500dbcf-248d-53db-a82a-3d348c446805', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-f306-757a-ba4b-d54d5833a9dc', null, '2026-11-26T05:16:51.053Z', '2026-11-26T05:16:51.053Z', '2026-11-26T05:16:51.053Z', null),
  ('01a21648-fa40-7215-8597-1a54acaf0c35', '01a21648-5152-7689-93db-e07e4711e8ed', 'Every Argument', 'every argument', 'Shows the open bids.
Two lines of it.', 'hybrid', 'bidding-estimation', 'support@example.com', '+1 555 0100', 'https://example.com/bids', 'f701c76ac7fb684490c5c2fc887c4414ee56d4a071f9ab2418ab5b3fa7c4f3ef', 1, 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:App::every', '056269a5-314f-50f2-90b6-86a0340974f1', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-f9dc-75b7-aa10-a4718e25c14b', null, '2026-11-26T05:16:51.135Z', '2026-11-26T05:16:51.135Z', '2026-11-26T05:16:51.225Z', null),
  ('01a21649-757a-752b-b4e3-a56a3de770ed', '01a21648-5152-7689-93db-e07e4711e8ed', 'reset', 'reset', 'Has things that are not finished.', 'embedded', 'other', null, null, null, null, 0, 'urn:pulumi:unfinished::upgrades::pulumi-nodejs:dynamic/devportal:App::reset', '332fff71-5e3b-5769-9a65-6d2ddc775c2e', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21649-751e-7758-b8c9-9dce17631966', null, '2026-11-26T05:17:22.681Z', '2026-11-26T05:17:22.681Z', '2026-11-26T05:17:22.681Z', null),
  ('01a21649-a899-70d3-91ac-8fa45f466c33', '01a21648-5152-7689-93db-e07e4711e8ed', 'waiting', 'waiting', 'Has things that are not finished.', 'embedded', 'other', null, null, null, null, 0, 'urn:pulumi:unfinished::upgrades::pulumi-nodejs:dynamic/devportal:App::waiting', 'a0323a4c-7690-5444-92dc-42aa0a733021', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21649-a76b-75fd-aba0-3fd9bd9a147d', null, '2026-11-26T05:17:35.768Z', '2026-11-26T05:17:35.768Z', '2026-11-26T05:17:35.768Z', null);

insert into "production_credentials" (id, app_id, client_id, status, rejection_reason, redirect_uris, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, created_at, updated_at, deleted_at) values
  ('01a21648-b49b-757d-bc49-0a682c636bb2', '01a21648-b489-73f7-9a7c-fdf68d4772e8', '1GWj_N309z61lN98AQKWiA9vVOlOV1vCCGIG1ZZERQA', 'active', null, '["http://localhost"]', 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:ProductionCredentials::adopted', '07649a98-ecda-5314-b28a-0314743abc9c', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fddc-775e-af05-3ebe7907722a', null, '2026-11-26T05:16:52.235Z', '2026-11-26T05:16:33.306Z', '2026-11-26T05:16:33.306Z', null),
  ('01a21648-fca9-7392-8978-1c039dad56be', '01a21648-f9ed-72cd-932f-11596730f5c6', '5Wz-JduA2fMEtbeUwRzR9NUHJfzDbbwIJhhxs6qhWho', 'active', null, '["http://localhost"]', 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:ProductionCredentials::few', '33755393-678f-5bed-9d0e-1ca89f390ada', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fc3f-7274-b24e-497b57340af4', null, '2026-11-26T05:16:51.748Z', '2026-11-26T05:16:51.748Z', '2026-11-26T05:16:51.748Z', null),
  ('01a21648-fcfe-749d-8ab1-c559bc2acd78', '01a21648-fa40-7215-8597-1a54acaf0c35', 'BaC2HCC4CZSePfjcz_2yVheI5_RK9KdoTGmtGDujLtw', 'active', null, '["https://example.com/callback","http://localhost:3000/callback"]', 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:ProductionCredentials::every', 'bc1f908e-f99d-56ce-8348-1e6acf1d330e', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fcbb-74d9-af53-d6212cb1fc7b', '01a21649-30d3-709c-b8d5-6f447f8e7ab8', '2026-11-26T05:16:51.833Z', '2026-11-26T05:16:51.833Z', '2026-11-26T05:16:51.833Z', null),
  ('01a21649-75a3-71b1-876a-2699a061e50c', '01a21649-757a-752b-b4e3-a56a3de770ed', 'TItgk-4Z_E5tP089ipDc82bIe0_KNXS9WzEvLYcuTFA', 'active', null, '["http://localhost"]', 'urn:pulumi:unfinished::upgrades::pulumi-nodejs:dynamic/devportal:ProductionCredentials::reset', 'f0d93ee1-b00f-550a-b0bd-5fd1789d0139', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21649-759d-74b3-b0a8-0f2396e1e4be', null, '2026-11-26T05:17:22.723Z', '2026-11-26T05:17:22.723Z', '2026-11-26T05:17:22.723Z', null),
  ('01a21649-a8c7-7353-a38e-e1bfdc4684a3', '01a21649-a899-70d3-91ac-8fa45f466c33', '_Iaij0LjEnaCXkn0lIAzrFABGGBQZraZr_KJSLSyyB0', 'pending', null, '["http://localhost"]', 'urn:pulumi:unfinished::upgrades::pulumi-nodejs:dynamic/devportal:ProductionCredentials::waiting', '55856525-8af5-50c2-899d-d5bcd660455a', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21649-a8be-7260-a62b-b0ee7fb119af', null, '2026-11-26T05:17:35.814Z', '2026-11-26T05:17:35.814Z', '2026-11-26T05:17:35.814Z', null);

insert into "client_secrets" (id, credentials_id, number, hash, fingerprint, is_current, idempotency_key, created_at, expires_at, revoked_at, last_used_at, last_used_address, keep_while_used_seconds, keep_until) values
  ('01a21648-b49c-7548-9020-089ad3bd6667', '01a21648-b49b-757d-bc49-0a682c636bb2', 1, 'df4c57f07e9a37539d813900645d6c5b56d2fa0535949a053ab903d0d67f5f97', 'df4c57f07e9a3753', 0, null, '2026-11-26T05:16:33.306Z', '2026-11-27T05:16:52.569Z', null, null, null, null, null),
  ('01a21648-fcaa-72cd-bd6e-c02e55377d10', '01a21648-fca9-7392-8978-1c039dad56be', 1, '06ed95ad48224a90549e696e8143772d29e9b39521d3a4735b088c98e86c8971', '06ed95ad48224a90', 1, null, '2026-11-26T05:16:51.748Z', null, null, null, null, null, null),
  ('01a21648-fd41-76ec-a2ad-583bee607202', '01a21648-fcfe-749d-8ab1-c559bc2acd78', 1, '3ab64426d38dd99bd2d8e1736c40dec51b5aba129b8016473712c63fbbffa83c', '3ab64426d38dd99b', 0, null, '2026-11-26T05:16:51.833Z', '2026-11-29T05:17:05.162Z', null, null, null, 3600, '2026-12-29T05:17:05.162Z'),
  ('01a21648-ffde-764a-ae1a-43e8b2fb456e', '01a21648-b49b-757d-bc49-0a682c636bb2', 2, '97aa2e74ad2bb2a4c234e69435422afb031a398e5fc0c11350ff7551b9e11478', '97aa2e74ad2bb2a4', 1, 'c312c5c4-46c8-5c1c-b1ee-c2b13752721f', '2026-11-26T05:16:52.569Z', null, null, null, null, null, null),
  ('01a21649-310b-7031-b15e-6189912e4e37', '01a21648-fcfe-749d-8ab1-c559bc2acd78', 2, '5b0fb040c7d3fb3c4dfe11c91211eab5d2f3662a47cb0a11bfa9da9474dfb31c', '5b0fb040c7d3fb3c', 1, '31814aab-c600-51b6-8e5b-b31acd0407db', '2026-11-26T05:17:05.162Z', null, null, null, null, null, null),
  ('01a21649-75a3-71b1-876a-2bde88dcbd04', '01a21649-75a3-71b1-876a-2699a061e50c', 1, '9021ec6b8cd75da8f475c80a29f341bc271ed2275b694af4ebd5b0567e5d93f4', '9021ec6b8cd75da8', 0, null, '2026-11-26T05:17:22.723Z', '2026-11-26T05:17:37.789Z', null, null, null, null, null),
  ('01a21649-a8c8-76c6-afcb-3a87727df6b2', '01a21649-a8c7-7353-a38e-e1bfdc4684a3', 1, '9ae3a57899f662da2c0596acac89987e099f4157e96659479d073ce09d608278', '9ae3a57899f662da', 1, null, '2026-11-26T05:17:35.814Z', null, null, null, null, null, null),
  ('01a21649-b07d-7687-8581-3e20fc3e7994', '01a21649-75a3-71b1-876a-2699a061e50c', 2, 'e960de96359d8a8eb7fa235016cdb586ac15089654fb8682920c99247f7710aa', 'e960de96359d8a8e', 1, null, '2026-11-26T05:17:37.789Z', null, null, null, null, null, null);

insert into "client_secret_hashes" (credentials_id, hash) values
  ('01a21648-b49b-757d-bc49-0a682c636bb2', 'df4c57f07e9a37539d813900645d6c5b56d2fa0535949a053ab903d0d67f5f97'),
  ('01a21648-fca9-7392-8978-1c039dad56be', '06ed95ad48224a90549e696e8143772d29e9b39521d3a4735b088c98e86c8971'),
  ('01a21648-fcfe-749d-8ab1-c559bc2acd78', '3ab64426d38dd99bd2d8e1736c40dec51b5aba129b8016473712c63fbbffa83c'),
  ('01a21648-b49b-757d-bc49-0a682c636bb2', '97aa2e74ad2bb2a4c234e69435422afb031a398e5fc0c11350ff7551b9e11478'),
  ('01a21648-fcfe-749d-8ab1-c559bc2acd78', '5b0fb040c7d3fb3c4dfe11c91211eab5d2f3662a47cb0a11bfa9da9474dfb31c'),
  ('01a21649-75a3-71b1-876a-2699a061e50c', '9021ec6b8cd75da8f475c80a29f341bc271ed2275b694af4ebd5b0567e5d93f4'),
  ('01a21649-a8c7-7353-a38e-e1bfdc4684a3', '9ae3a57899f662da2c0596acac89987e099f4157e96659479d073ce09d608278'),
  ('01a21649-75a3-71b1-876a-2699a061e50c', 'e960de96359d8a8eb7fa235016cdb586ac15089654fb8682920c99247f7710aa');

insert into "sandboxes" (id, app_id, status, failure_reason, company_id, project_id, client_id, secret_hash, secret_fingerprint, secret_sealed, secret_idempotency_key, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, ready_at, created_at, updated_at, secret_id, secret_last_used_at, secret_last_used_address, redirect_uris) values
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'generating', null, 100001, 500001, 'A06aOHlezycMOdd8zQdK-11AEUaRItuHmFM46S9xHzo', '8a2bb0404778459d0aad70d09093fe377ab4d7523902ea3e94f52c3b75fbd71e', '8a2bb0404778459d', null, '391f9636-df91-5948-a4b6-215304680ade', 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Sandbox::adopted', '9cd143bb-3b6d-57fd-bfb7-70f4f5f5ea05', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fe78-7089-ad89-44cb2092c119', null, '2026-11-26T05:16:52.602Z', '2026-11-26T05:16:33.334Z', '2026-11-26T05:16:33.334Z', '2026-11-26T05:16:52.645Z', '01a21649-0025-77c5-a5be-ec5793b23107', null, null, '["http://localhost"]'),
  ('01a21648-fcae-737b-8522-9e9e957b48d8', '01a21648-f9ed-72cd-932f-11596730f5c6', 'generating', null, 100002, 500002, '5-ul1abro_X1i67PVU5TGy50a9mwBfA4zkilHq4LRiw', 'c3d98a0a32fc348d7ca19d611168671566199ebd8dd0cc047814d00a82353417', 'c3d98a0a32fc348d', null, null, 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Sandbox::few', 'a41937db-9d5d-55c6-a917-e75770647a0e', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fc57-7342-9fbe-d1a466e519e1', null, '2026-11-26T05:16:51.751Z', '2026-11-26T05:16:51.751Z', '2026-11-26T05:16:51.751Z', '2026-11-26T05:16:51.751Z', '01a21648-fcae-737b-8522-a30e7588dd0f', null, null, '["http://localhost"]'),
  ('01a21648-fd45-72b2-b221-5bd92499a41d', '01a21648-fa40-7215-8597-1a54acaf0c35', 'generating', null, 100003, 500003, '-qHNiPlhky5SrlN4jcrqytGrTMKX4rIJgyXXtK8bINs', '581c28cfd205849f746572e343855bf8cd6f51705d97b4eaa7978938d0fd513a', '581c28cfd205849f', null, null, 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Sandbox::every', '46dff2ee-d1d7-5469-b166-fc7cb7c2186b', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fcd0-70b3-a925-8913ba61e292', null, '2026-11-26T05:16:51.909Z', '2026-11-26T05:16:51.909Z', '2026-11-26T05:16:51.909Z', '2026-11-26T05:16:51.909Z', '01a21648-fd58-74b4-b48a-47edd3733ea5', null, null, '["urn:ietf:wg:oauth:2.0:oob"]'),
  ('01a21649-75b2-7011-9b1f-acf0beba5ee1', '01a21649-757a-752b-b4e3-a56a3de770ed', 'generating', null, 100004, 500004, '7TzE-Jysyzs8NIjheHPcYLgkqLPjO_qBfuTGmnHHHm0', 'ffe970533dc7d910a9106d47234444f7a6f302bc432b6b33ccdfa1e5db2bac45', 'ffe970533dc7d910', '246ba906.10jI1zGiqFIi8R9J.YRPJQpVTKg83psBjRhlHc9mRGLL1-IlxzmsLmYa-q3vKbXGGzIDETL7UQVI5gbfSCUIMPx0U1QsU35E', null, 'urn:pulumi:unfinished::upgrades::pulumi-nodejs:dynamic/devportal:Sandbox::reset', '8e705d7d-b7ba-57ce-be9d-0030c764b530', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21649-75aa-765c-b01a-60e70dc45dfe', null, '2026-11-26T05:17:22.735Z', '2026-11-26T05:17:22.735Z', '2026-11-26T05:17:22.735Z', '2026-11-26T05:17:37.769Z', '01a21649-b06a-7027-a0fd-a8f6f431defd', null, null, '["http://localhost"]'),
  ('01a21649-a8cd-7284-8320-cf958991a37b', '01a21649-a899-70d3-91ac-8fa45f466c33', 'generating', null, 100005, 500005, 'yQc_p1xC1yBur3TOLi1KwEijlpaQrK8V49Z8wr00kpo', 'bebaa83e49133f5934799401a05edb66976977a9d8cb59f5787c9f1533bf1786', 'bebaa83e49133f59', null, null, 'urn:pulumi:unfinished::upgrades::pulumi-nodejs:dynamic/devportal:Sandbox::waiting', 'f4d0f37e-899b-5765-aa11-1da3e7a7bd57', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21649-a8c7-738c-bda9-31c814e9feb3', null, '2026-11-26T05:17:35.820Z', '2026-11-26T05:18:05.820Z', '2026-11-26T05:17:35.820Z', '2026-11-26T05:17:35.820Z', '01a21649-a8ce-70cc-b5d6-dbff73a3d30f', null, null, '["http://localhost"]');

insert into "sandbox_records" (sandbox_id, collection, id, data) values
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'companies', 100001, '{"id":100001,"name":"owner@example.com Sandbox","is_active":true,"my_company":true}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'users', 50000101, '{"id":50000101,"name":"owner@example.com","first_name":"","last_name":"","email_address":"owner@example.com","is_employee":true,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'users', 50000102, '{"id":50000102,"name":"Test Architect","first_name":"Test","last_name":"Architect","email_address":"sandbox+arch@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'users', 50000103, '{"id":50000103,"name":"Test Subcontractor","first_name":"Test","last_name":"Subcontractor","email_address":"sandbox+sub@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'users', 50000104, '{"id":50000104,"name":"API Support","first_name":"API","last_name":"Support","email_address":"sandbox+demo@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'projects', 500001, '{"id":500001,"name":"Sandbox Test Project","display_name":"1234 - Sandbox Test Project","project_number":"1234","active":true,"start_date":"2026-01-05","completion_date":"2026-08-14","time_zone":"Etc/UTC","company":{"id":100001,"name":"owner@example.com Sandbox"},"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'project_users', 50000102, '{"id":50000102,"name":"Test Architect","first_name":"Test","last_name":"Architect","email_address":"sandbox+arch@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'project_users', 50000103, '{"id":50000103,"name":"Test Subcontractor","first_name":"Test","last_name":"Subcontractor","email_address":"sandbox+sub@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'project_users', 50000104, '{"id":50000104,"name":"API Support","first_name":"API","last_name":"Support","email_address":"sandbox+demo@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'tasks', 50000110, '{"id":50000110,"name":"Mobilization","row_number":1,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z","task_name":"Mobilization","key":"50000110","start_datetime":"2026-01-05T00:00:00Z","finish_datetime":"2026-01-09T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":100,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'tasks', 50000111, '{"id":50000111,"name":"Excavation","row_number":2,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z","task_name":"Excavation","key":"50000111","start_datetime":"2026-01-12T00:00:00Z","finish_datetime":"2026-01-23T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":100,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'tasks', 50000112, '{"id":50000112,"name":"Foundations","row_number":3,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z","task_name":"Foundations","key":"50000112","start_datetime":"2026-01-26T00:00:00Z","finish_datetime":"2026-02-20T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":60,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'tasks', 50000113, '{"id":50000113,"name":"Structural Frame","row_number":4,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z","task_name":"Structural Frame","key":"50000113","start_datetime":"2026-02-23T00:00:00Z","finish_datetime":"2026-04-17T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'tasks', 50000114, '{"id":50000114,"name":"Roofing","row_number":5,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z","task_name":"Roofing","key":"50000114","start_datetime":"2026-04-20T00:00:00Z","finish_datetime":"2026-05-15T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'tasks', 50000115, '{"id":50000115,"name":"Mechanical and Electrical","row_number":6,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z","task_name":"Mechanical and Electrical","key":"50000115","start_datetime":"2026-05-04T00:00:00Z","finish_datetime":"2026-06-26T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'tasks', 50000116, '{"id":50000116,"name":"Interior Finishes","row_number":7,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z","task_name":"Interior Finishes","key":"50000116","start_datetime":"2026-06-15T00:00:00Z","finish_datetime":"2026-08-07T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'tasks', 50000117, '{"id":50000117,"name":"Handover","row_number":8,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z","task_name":"Handover","key":"50000117","start_datetime":"2026-08-10T00:00:00Z","finish_datetime":"2026-08-14T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'folders', 50000105, '{"id":50000105,"name":"Documents","parent_id":null,"private":false,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'folders', 50000106, '{"id":50000106,"name":"Contracts","parent_id":50000105,"private":false,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'folders', 50000107, '{"id":50000107,"name":"Drawings","parent_id":50000105,"private":false,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'folders', 50000108, '{"id":50000108,"name":"Photos","parent_id":50000105,"private":false,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'folders', 50000109, '{"id":50000109,"name":"Specifications","parent_id":50000105,"private":false,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'images', 50000118, '{"id":50000118,"filename":"site.jpg","description":"Site before excavation","log_date":"2026-01-05","taken_at":"2026-01-05T08:00:00Z","url":null,"thumbnail_url":null,"private":false,"starred":false,"uploader":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'drawing_sets', 50000119, '{"id":50000119,"project_id":500001,"company_id":100001,"name":"Issued for Construction","date":"2026-01-05","position":1,"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z"}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'rfis', 50000120, '{"id":50000120,"number":"1","subject":"Depth of the foundation at grid line C","created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z","full_number":"1","prefix":null,"revision":"0","status":"open","draft":false,"private":false,"accepted":false,"due_date":"2026-02-06","initiated_at":"2026-11-26T05:16:33Z","time_resolved":null,"reference":null,"drawing_number":null,"rfi_manager":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"received_from":{"id":50000103,"login":"sandbox+sub@example.com","name":"Test Subcontractor"},"assignee":{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"},"assignees":[{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"}],"ball_in_court":{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"},"ball_in_courts":[{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"}],"distribution_list":[],"responsible_contractor":null,"location":null,"cost_code":null,"specification_section":null,"cost_impact":{"status":null,"value":null},"schedule_impact":{"status":null,"value":null},"questions":[{"id":50000121,"question_date":"2026-11-26T05:16:33Z","plain_text_body":"Which depth applies at grid line C?","rich_text_body":"<p>Which depth applies at grid line C?</p>","created_by":"owner@example.com","attachments":[],"answers":[]}],"deleted":false,"deleted_at":null}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'submittals', 50000122, '{"id":50000122,"number":"1","created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:16:33Z","updated_at":"2026-11-26T05:16:33Z","formatted_number":"1","revision":"0","current_revision":true,"title":"Concrete mix design","description":null,"type":null,"status":{"id":2,"name":"Open","status":"Open"},"private":false,"due_date":"2026-01-23","issue_date":null,"received_date":null,"required_on_site_date":null,"submit_by":null,"lead_time":null,"submittal_manager":{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"},"received_from":{"id":50000103,"login":"sandbox+sub@example.com","name":"Test Subcontractor"},"ball_in_court":[{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"}],"distribution_members":[],"approvers":[],"responsible_contractor":null,"specification_section":null,"submittal_package":null,"location":null,"attachments_count":0}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'rfis.last_number', 1, '{"id":1}'),
  ('01a21648-b4c0-7771-a761-6cf07b712c5f', 'tasks.last_number', 8, '{"id":8}');

insert into "collaborators" (id, app_id, email, email_key, account_id, role, status, invited_by, invited_at, expires_at, accepted_at, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, created_at, updated_at) values
  ('01a21648-b562-7336-885b-3117048bbdce', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'bob@example.com', 'bob@example.com', '01a21648-9c3e-7001-a035-418c39f97ce4', 'admin', 'accepted', '01a21648-5152-7689-93db-e07e4711e8ed', '2026-11-26T05:16:33.505Z', '2026-12-03T05:16:33.505Z', '2026-11-26T05:16:34.247Z', 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Collaborator::adopted', 'c23c1134-da0f-5c99-b210-8a638c5430db', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fe44-75f7-9f24-2e091bde6c1d', null, '2026-11-26T05:16:52.371Z', '2026-11-26T05:16:33.505Z', '2026-11-26T05:16:52.620Z'),
  ('01a21648-fcc2-7633-849d-79f9c82babad', '01a21648-f9ed-72cd-932f-11596730f5c6', 'ada@example.com', 'ada@example.com', null, 'developer', 'pending', '01a21648-5152-7689-93db-e07e4711e8ed', '2026-11-26T05:16:51.774Z', '2026-12-03T05:16:51.774Z', null, 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Collaborator::few', 'a85cb2dd-9bb4-53d4-aafb-d140611fba26', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fc6a-77bb-9746-4440569f23bc', null, '2026-11-26T05:16:51.774Z', '2026-11-26T05:16:51.774Z', '2026-11-26T05:16:51.774Z'),
  ('01a21648-fcc4-7129-957e-2edc5603dc4d', '01a21648-fa40-7215-8597-1a54acaf0c35', 'carol@example.com', 'carol@example.com', null, 'admin', 'declined', '01a21648-5152-7689-93db-e07e4711e8ed', '2026-11-26T05:16:51.775Z', '2026-12-03T05:16:51.775Z', null, 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Collaborator::declined', '4cfcd960-7732-5153-9dd8-9e65291a5f74', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fcb1-7442-9cfa-1a934a08a002', null, '2026-11-26T05:16:51.775Z', '2026-11-26T05:16:51.775Z', '2026-11-26T05:16:59.167Z'),
  ('01a21648-fd43-75e2-99e6-6a7cd4a1ff83', '01a21648-fa40-7215-8597-1a54acaf0c35', 'Ada@example.com', 'ada@example.com', null, 'admin', 'pending', '01a21648-5152-7689-93db-e07e4711e8ed', '2026-11-26T05:16:51.834Z', '2026-12-03T05:16:51.834Z', null, 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Collaborator::every', '51d10d63-cd11-5455-bba9-04a683ef46df', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fcc7-748d-a24c-1e682d4919e6', null, '2026-11-26T05:16:51.834Z', '2026-11-26T05:16:51.834Z', '2026-11-26T05:16:51.834Z'),
  ('01a21648-fdc8-75a3-8e44-b83984e34fbe', '01a21648-fa40-7215-8597-1a54acaf0c35', 'dave@example.com', 'dave@example.com', null, 'admin', 'pending', '01a21648-5152-7689-93db-e07e4711e8ed', '2026-11-26T05:16:52.039Z', '2026-11-26T05:16:52.039Z', null, 'urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Collaborator::expired', '2c1ddd1f-73b2-5d89-947b-7b429061434a', '01a21648-5152-7689-93db-e07e4711e8ed', '01a21648-fcfb-7148-a84c-0a68b4120e14', null, '2026-11-26T05:16:52.039Z', '2026-11-26T05:16:52.039Z', '2026-11-26T05:16:52.039Z');

insert into "outbox" (id, recipient, subject, body, created_at, sent_at, attempts, failure) values
  ('01a21648-b562-7336-885b-36e0d2bb6e6d', 'bob@example.com', 'You are invited to the app "Adopted"', '246ba906.fAZRGfMWkMKIMjJK.wbfqamwTsU5lp7hPbkZ42n2rMlMcZMMXRJPtFUkNIOU_3Nfr1nRL3Um3ByNAYz--JavHAXxBwaACP667dv2mCyg75DvvoTo43ROxQSi509zooLAoRa3OvOuEr0xS5zOOBJ_R3-rUSaXxRQHiaR7NiSMl1MwsTLLlStvgU-pp15EU1IkLiOZ9jX_E_91wP97JL6RAXgNmnbpLoM3dllTYq-nSc0FYmLrQT97yYehluU-sFVDu989HOBtbUvfAVW-wfDl2nshx6F9u4IkgV2YlzwPhDT4FbezZJ6-jddBopfJl49bXpRr9DwdmdKqhssLAcbK3D3gZl5jSlXM4TfeVdW469AkHe8VWbjW-x0buGEv8Rmtpj5BBfa7Eys22R6lWFoqnH14Uab_UQJLi5DagEa9kLbz_tNvKAi0nAlu-VdpXFQE9K388yrh0KnumfitOKA', '2026-11-26T05:16:33.505Z', null, 0, null),
  ('01a21648-fcc2-7633-849d-7e7e23f4b6c7', 'ada@example.com', 'You are invited to the app "Few Arguments"', '246ba906.vxCWj2Ulvjq_KLoa.9g_GnRFd4GW13721keRe46IOFeHodLFtohSZTPtagLaoIww0ekpaAP8z5rkvyhB9MJ2-HHO7b84ydaplAhK_I-sXPCPmH7lLO0Y8sJLKNBbVoKoPRnU2azaTemTzvD6YJ05itUsQf5zTIsfVjl_1D7WVrNODKI_pkACULsG0-wbCAGWoJJS3xJxtd1yK_GNOmLEpymYYqrvPxT-OgQ479MvIJQFlUtXE_BWm_iBxApMISkSYQtf-LyIeiESU6MQHFd6QRQbrTXLhhj1h2OBp1oL1Nyi_o6id9ya0vTlQCITtde537_4GgeVDjXy2cpz100oPtJBL7zYSxaf6Piw7N6XBrDUEKzfB-xa4SnMTyGbmPOsSFf5dNPM2YmsNas--VmOcANZ06BbBKy0JNavf7uiLyuRzAC83XjreQgtLpHYqqJrQ-fawS3Y2Bq_GqSH3hMcDgS99Ow', '2026-11-26T05:16:51.774Z', null, 0, null),
  ('01a21648-fcc5-7704-8bdc-4b93ff1d93fb', 'carol@example.com', 'You are invited to the app "Every Argument"', '246ba906.Hrc0WJptj4cF2K5t.Ctn11z0CDqkNUtY21Qk_lwV5ULfhZeqmMCFXCMFa7FgHBZndzDFAfW2ICJEf6ueCe_ptraCPZFQxcbKys6tbda6jxE93TRqsHPkOUN3Hq67yFWOwYUTixI9Xvj8wh1tvytIL8h0OQPUj8uGJKpcGLrtm2XBsBT6qfKiuQO549QqBoW8sDhmJFUEbmzik6LRpKwTPngeXiKxiZo2NbksXZ8MMqSCPcAX0vniys9VOtOcsPRKeQhL_DIe8L2J-gODBPUkvAYkQonPuVLuZr5mVRSeYnZApTOwSppEJuzYcYkvEytP_hwDT8cTDtYA_Oy3fADLHJzyGU9dEasfCCQRRvpvDkDYUcmrVTlwgxgp-QtK3LMilV0VcGLY0YfONJ5vl6vXVTFkwURh7M3UqCxnOIHchFp3cAT4SUO0fWRn4O_SLMPTLzEbbHyZ4kCnZOJbDLrZDJQ', '2026-11-26T05:16:51.775Z', null, 0, null),
  ('01a21648-fd43-75e2-99e6-6ef7ae7cfde9', 'Ada@example.com', 'You are invited to the app "Every Argument"', '246ba906.Mxh39oDKHR_qEms-.0cA3JilYojnD0OramfOdQ9hq4ENrVISCbuqtGuoNn48VjcAGspgfPMbSTPCeQfkWdDIpDTcUHL0Kb_ueMXYsL53euoRo5Uf-Irx2VACT2BHnbJQOLdLNumMnVxxby01Kic3OHR6z5kDI54-3t_uvx8fD44PXL-MOaPcNBBt1YRxpt_xKUvOo-rWlFgi5FQWQUH_iedYZ_gWeb8mR6b7Xq-BiL7Xnh1FTZIu6HNghMm2JR1JzBK1ufClQI6dBLeiLpgkrxTLr-lPBZk_jWOwYILzbhm7n2tolI5eGsvpBuv2yk5GcReqpiapGZ6asUHbryD75OOhnMeUirRfEp1TDSh7vpKI5Kgl-cIzyb7eDe43UqoCrJ0ivyu5eUN3WJkK58Q9G9XEWnh7DymYnkIPuJAYsirX8BxZwqFfxtGNVGp9cHDqV-vUeXoAh757Y0X-2SmkeCQ', '2026-11-26T05:16:51.834Z', null, 0, null),
  ('01a21648-fdc8-75a3-8e44-bcd25b657c21', 'dave@example.com', 'You are invited to the app "Every Argument"', '246ba906.dfpvGiByg9F0BHKP.I7A1dwJjEixMG006UMOhrMZVLjGKlhcxjDERZyhBMMKg_UWUjEDb9G4aVVfqDUCnCi6Q8KgMrTh08liV10A3-NDSjBfqKC_dO71mUWrx1uEeYAi1oqXmhR5lqd0U6HITPYTj3_0IMn3O5KB_W-soRpFGXTe9E4Vk4Rndti_dKXrw9ANqbqGieqm6E5aNIIHJYwOkbOdWRHhLuNVj30jtivMC-v2Z_x7FB-IHWncOZNAFzM9C_bT1e2pWtAjhE3OSqndHLMlz1GVSsYJEa9NTLV7_g6macHMCFH8OIBHltlrmG_8EIA9rp8O12mB3MCKIdWd3Rs-CcSb_TAqnY9ixlGyjDsbiIlGNjddOTkbjOcUZ7ApwU9JvIEJZY5kfu9QLj18zvsJdTNsyT6itDZRVw3sFEbEmB-XH7ktw5Nu8Gf4DzAyrLw_A5LFP5VLjO81FcZX-mA', '2026-11-26T05:16:52.039Z', null, 0, null);

insert into "audit_events" (id, at, action, app_id, target_type, target_id, account_id, email, token_id, address, detail) values
  ('01a21648-51d9-77da-9035-e1b866884a75', '2026-11-26T05:16:07.716Z', 'account.created', null, 'account', '01a21648-5152-7689-93db-e07e4711e8ed', null, null, null, null, '{"email":"owner@example.com","operator":true}'),
  ('01a21648-84a1-72d3-9e09-5ca64fd9890a', '2026-11-26T05:16:20.851Z', 'token.issued', null, 'token', '01a21648-848e-7461-992f-990a40873b8f', null, null, null, null, '{"name":"command line","scopes":["read","write","secrets","operator"],"appIds":null,"expiresAt":"2027-11-26T05:16:20.851Z"}'),
  ('01a21648-8541-77be-8ffc-de603f8f76d1', '2026-11-26T05:16:21.178Z', 'settings.updated', null, 'settings', 'portal', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"sandboxGenerationSeconds":0}'),
  ('01a21648-8c91-774f-819d-a1c813fa3d0e', '2026-11-26T05:16:22.927Z', 'token.issued', null, 'token', '01a21648-8c76-7461-bd86-34fa10ce7ab6', null, null, null, null, '{"name":"command line","scopes":["read","write","secrets","operator"],"appIds":null,"expiresAt":"2027-11-26T05:16:22.927Z"}'),
  ('01a21648-9c49-7724-9de2-6e97bd7606ec', '2026-11-26T05:16:27.008Z', 'account.created', null, 'account', '01a21648-9c3e-7001-a035-418c39f97ce4', null, null, null, null, '{"email":"bob@example.com","operator":false}'),
  ('01a21648-b471-7514-92f8-bdffa4d050b1', '2026-11-26T05:16:33.186Z', 'account.created', null, 'account', '01a21648-b463-7075-8db2-035d814ff790', null, null, null, null, '{"email":"carol@example.com","operator":false}'),
  ('01a21648-b489-73f7-9a7d-00ea03e705ae', '2026-11-26T05:16:33.288Z', 'app.created', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'app', '01a21648-b489-73f7-9a7c-fdf68d4772e8', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"name":"Adopted","description":"Was there before.","integrationType":"embedded","category":"other"}'),
  ('01a21648-b49c-7548-9020-0cf443b56cd7', '2026-11-26T05:16:33.306Z', 'client_secret.issued', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'client_secret', '01a21648-b49c-7548-9020-089ad3bd6667', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"number":1,"fingerprint":"df4c57f07e9a3753","overlapSeconds":0}'),
  ('01a21648-b49d-7498-96d3-a2d495704f75', '2026-11-26T05:16:33.306Z', 'production_credentials.requested', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'production_credentials', '01a21648-b49b-757d-bc49-0a682c636bb2', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"status":"active","redirectUris":["http://localhost"]}'),
  ('01a21648-b4f1-77c8-82f9-a2c59e078a1f', '2026-11-26T05:16:33.334Z', 'sandbox.generated', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'sandbox', '01a21648-b4c0-7771-a761-6cf07b712c5f', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"companyId":100001,"redirectUris":["http://localhost"]}'),
  ('01a21648-b562-7336-885b-3ac005db55c2', '2026-11-26T05:16:33.505Z', 'collaborator.invited', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'collaborator', '01a21648-b562-7336-885b-3117048bbdce', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"email":"bob@example.com","role":"developer"}'),
  ('01a21648-b7e2-74a1-ae3b-f6f1f0665d35', '2026-11-26T05:16:34.111Z', 'token.issued', null, 'token', '01a21648-b7df-7279-a77e-8e96cf660f6e', null, null, null, null, '{"name":"command line","scopes":["read","write"],"appIds":null,"expiresAt":"2027-11-26T05:16:34.111Z"}'),
  ('01a21648-b84f-70c7-9c8a-c3555de4bfba', '2026-11-26T05:16:34.247Z', 'collaborator.accepted', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'collaborator', '01a21648-b562-7336-885b-3117048bbdce', '01a21648-9c3e-7001-a035-418c39f97ce4', 'bob@example.com', '01a21648-b7df-7279-a77e-8e96cf660f6e', '127.0.0.1', null),
  ('01a21648-f9ed-72cd-932f-1542a7d09051', '2026-11-26T05:16:51.053Z', 'app.created', '01a21648-f9ed-72cd-932f-11596730f5c6', 'app', '01a21648-f9ed-72cd-932f-11596730f5c6', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"category":"other","deletionProtection":false,"description":"Has what it must.","integrationType":"embedded","managedBy":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:App::few","name":"Few Arguments"}'),
  ('01a21648-fa42-7363-8863-216d1515029a', '2026-11-26T05:16:51.135Z', 'app.created', '01a21648-fa40-7215-8597-1a54acaf0c35', 'app', '01a21648-fa40-7215-8597-1a54acaf0c35', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"category":"bidding-estimation","deletionProtection":true,"description":"Shows the open bids.\nTwo lines of it.","integrationType":"hybrid","managedBy":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:App::every","name":"Every Argument","siteUrl":"https://example.com/bids","supportEmail":"support@example.com","supportPhone":"+1 555 0100"}'),
  ('01a21648-fa9d-7782-9463-2c3957a41f03', '2026-11-26T05:16:51.225Z', 'app.logo_set', '01a21648-fa40-7215-8597-1a54acaf0c35', 'app', '01a21648-fa40-7215-8597-1a54acaf0c35', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"sha256":"f701c76ac7fb684490c5c2fc887c4414ee56d4a071f9ab2418ab5b3fa7c4f3ef"}'),
  ('01a21648-fc32-7267-8e86-1631e6ef767d', '2026-11-26T05:16:51.464Z', 'app.adopted', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'app', '01a21648-b489-73f7-9a7c-fdf68d4772e8', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"from":null,"to":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:App::adopted"}'),
  ('01a21648-fcaa-72cd-bd6e-c77ea6b95171', '2026-11-26T05:16:51.748Z', 'client_secret.issued', '01a21648-f9ed-72cd-932f-11596730f5c6', 'client_secret', '01a21648-fcaa-72cd-bd6e-c02e55377d10', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"number":1,"fingerprint":"06ed95ad48224a90","overlapSeconds":0}'),
  ('01a21648-fcaa-72cd-bd6e-c92842ec2026', '2026-11-26T05:16:51.748Z', 'production_credentials.requested', '01a21648-f9ed-72cd-932f-11596730f5c6', 'production_credentials', '01a21648-fca9-7392-8978-1c039dad56be', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"status":"active","redirectUris":["http://localhost"],"managedBy":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:ProductionCredentials::few"}'),
  ('01a21648-fcaf-736f-bcc8-e82eb3332e49', '2026-11-26T05:16:51.751Z', 'sandbox.generated', '01a21648-f9ed-72cd-932f-11596730f5c6', 'sandbox', '01a21648-fcae-737b-8522-9e9e957b48d8', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"companyId":100002,"redirectUris":["http://localhost"]}'),
  ('01a21648-fcc2-7633-849d-82c6b3c3de5c', '2026-11-26T05:16:51.774Z', 'collaborator.invited', '01a21648-f9ed-72cd-932f-11596730f5c6', 'collaborator', '01a21648-fcc2-7633-849d-79f9c82babad', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"email":"ada@example.com","role":"developer","managedBy":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Collaborator::few"}'),
  ('01a21648-fcc5-7704-8bdc-4d15ad492c69', '2026-11-26T05:16:51.775Z', 'collaborator.invited', '01a21648-fa40-7215-8597-1a54acaf0c35', 'collaborator', '01a21648-fcc4-7129-957e-2edc5603dc4d', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"email":"carol@example.com","role":"admin","managedBy":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Collaborator::declined"}'),
  ('01a21648-fd41-76ec-a2ad-5cddb7d11466', '2026-11-26T05:16:51.833Z', 'client_secret.issued', '01a21648-fa40-7215-8597-1a54acaf0c35', 'client_secret', '01a21648-fd41-76ec-a2ad-583bee607202', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"number":1,"fingerprint":"3ab64426d38dd99b","overlapSeconds":0}'),
  ('01a21648-fd41-76ec-a2ad-62fcb9003c7a', '2026-11-26T05:16:51.833Z', 'production_credentials.requested', '01a21648-fa40-7215-8597-1a54acaf0c35', 'production_credentials', '01a21648-fcfe-749d-8ab1-c559bc2acd78', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"status":"active","redirectUris":["https://example.com/callback","http://localhost:3000/callback"],"managedBy":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:ProductionCredentials::every"}'),
  ('01a21648-fd43-75e2-99e6-730131123df0', '2026-11-26T05:16:51.834Z', 'collaborator.invited', '01a21648-fa40-7215-8597-1a54acaf0c35', 'collaborator', '01a21648-fd43-75e2-99e6-6a7cd4a1ff83', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"email":"Ada@example.com","role":"admin","managedBy":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Collaborator::every"}'),
  ('01a21648-fd59-7297-a889-876ceb459c16', '2026-11-26T05:16:51.909Z', 'sandbox.generated', '01a21648-fa40-7215-8597-1a54acaf0c35', 'sandbox', '01a21648-fd45-72b2-b221-5bd92499a41d', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"companyId":100003,"redirectUris":["urn:ietf:wg:oauth:2.0:oob"]}'),
  ('01a21648-fdc9-77d8-99c0-63bce80c45d9', '2026-11-26T05:16:52.039Z', 'collaborator.invited', '01a21648-fa40-7215-8597-1a54acaf0c35', 'collaborator', '01a21648-fdc8-75a3-8e44-b83984e34fbe', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"email":"dave@example.com","role":"admin","managedBy":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Collaborator::expired"}'),
  ('01a21648-fe8b-7026-aaae-6e6b091771ec', '2026-11-26T05:16:52.235Z', 'production_credentials.adopted', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'production_credentials', '01a21648-b49b-757d-bc49-0a682c636bb2', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"from":null,"to":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:ProductionCredentials::adopted"}'),
  ('01a21648-ff1b-7372-a217-45c29d9845ff', '2026-11-26T05:16:52.371Z', 'collaborator.adopted', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'collaborator', '01a21648-b562-7336-885b-3117048bbdce', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"from":null,"to":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Collaborator::adopted"}'),
  ('01a21648-ffdb-74fb-ad0b-2f2b46403801', '2026-11-26T05:16:52.569Z', 'client_secret.retired', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'client_secret', '01a21648-b49c-7548-9020-089ad3bd6667', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"number":1,"fingerprint":"df4c57f07e9a3753","expiresAt":"2026-11-27T05:16:52.569Z"}'),
  ('01a21648-ffde-764a-ae1a-4577bf8273ec', '2026-11-26T05:16:52.569Z', 'client_secret.issued', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'client_secret', '01a21648-ffde-764a-ae1a-43e8b2fb456e', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"number":2,"fingerprint":"97aa2e74ad2bb2a4","overlapSeconds":86400}'),
  ('01a21649-0008-76eb-ab5b-7a49d62bb65f', '2026-11-26T05:16:52.602Z', 'sandbox.adopted', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'sandbox', '01a21648-b4c0-7771-a761-6cf07b712c5f', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"from":null,"to":"urn:pulumi:settled::upgrades::pulumi-nodejs:dynamic/devportal:Sandbox::adopted"}'),
  ('01a21649-0016-7724-a9ba-37bd76e19987', '2026-11-26T05:16:52.620Z', 'collaborator.role_changed', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'collaborator', '01a21648-b562-7336-885b-3117048bbdce', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"from":"developer","to":"admin"}'),
  ('01a21649-0026-763d-ab54-a0da65142675', '2026-11-26T05:16:52.645Z', 'sandbox.secret_reset', '01a21648-b489-73f7-9a7c-fdf68d4772e8', 'sandbox', '01a21648-b4c0-7771-a761-6cf07b712c5f', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"companyId":100001}'),
  ('01a21649-1969-723d-b64d-9021d9d7dde0', '2026-11-26T05:16:58.997Z', 'token.issued', null, 'token', '01a21649-195d-706a-accb-639cc32cb06a', null, null, null, null, '{"name":"command line","scopes":["read","write"],"appIds":null,"expiresAt":"2027-11-26T05:16:58.997Z"}'),
  ('01a21649-19a8-7765-bb23-ab32095073bb', '2026-11-26T05:16:59.167Z', 'collaborator.declined', '01a21648-fa40-7215-8597-1a54acaf0c35', 'collaborator', '01a21648-fcc4-7129-957e-2edc5603dc4d', '01a21648-b463-7075-8db2-035d814ff790', 'carol@example.com', '01a21649-195d-706a-accb-639cc32cb06a', '127.0.0.1', null),
  ('01a21649-310b-7031-b15e-5ebbff018fb3', '2026-11-26T05:17:05.162Z', 'client_secret.retired', '01a21648-fa40-7215-8597-1a54acaf0c35', 'client_secret', '01a21648-fd41-76ec-a2ad-583bee607202', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"number":1,"fingerprint":"3ab64426d38dd99b","expiresAt":"2026-11-29T05:17:05.162Z","keepUntil":"2026-12-29T05:17:05.162Z"}'),
  ('01a21649-310b-7031-b15e-6496bbb4a180', '2026-11-26T05:17:05.162Z', 'client_secret.issued', '01a21648-fa40-7215-8597-1a54acaf0c35', 'client_secret', '01a21649-310b-7031-b15e-6189912e4e37', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"number":2,"fingerprint":"5b0fb040c7d3fb3c","overlapSeconds":259200,"keepWhileUsedSeconds":3600}'),
  ('01a21649-757a-752b-b4e3-aa13dabd9934', '2026-11-26T05:17:22.681Z', 'app.created', '01a21649-757a-752b-b4e3-a56a3de770ed', 'app', '01a21649-757a-752b-b4e3-a56a3de770ed', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"category":"other","deletionProtection":false,"description":"Has things that are not finished.","integrationType":"embedded","managedBy":"urn:pulumi:unfinished::upgrades::pulumi-nodejs:dynamic/devportal:App::reset","name":"reset"}'),
  ('01a21649-75a4-7634-b107-6b439f82c6e4', '2026-11-26T05:17:22.723Z', 'client_secret.issued', '01a21649-757a-752b-b4e3-a56a3de770ed', 'client_secret', '01a21649-75a3-71b1-876a-2bde88dcbd04', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"number":1,"fingerprint":"9021ec6b8cd75da8","overlapSeconds":0}'),
  ('01a21649-75a4-7634-b107-6e91005b8856', '2026-11-26T05:17:22.723Z', 'production_credentials.requested', '01a21649-757a-752b-b4e3-a56a3de770ed', 'production_credentials', '01a21649-75a3-71b1-876a-2699a061e50c', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"status":"active","redirectUris":["http://localhost"],"managedBy":"urn:pulumi:unfinished::upgrades::pulumi-nodejs:dynamic/devportal:ProductionCredentials::reset"}'),
  ('01a21649-75b3-735f-9105-5913234fc83e', '2026-11-26T05:17:22.735Z', 'sandbox.generated', '01a21649-757a-752b-b4e3-a56a3de770ed', 'sandbox', '01a21649-75b2-7011-9b1f-acf0beba5ee1', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"companyId":100004,"redirectUris":["http://localhost"]}'),
  ('01a21649-8826-71ab-8a75-a262acc8b53a', '2026-11-26T05:17:27.462Z', 'settings.updated', null, 'settings', 'portal', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"sandboxGenerationSeconds":30,"approvalRequired":true}'),
  ('01a21649-a899-70d3-91ac-900cc3642c9d', '2026-11-26T05:17:35.768Z', 'app.created', '01a21649-a899-70d3-91ac-8fa45f466c33', 'app', '01a21649-a899-70d3-91ac-8fa45f466c33', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"category":"other","deletionProtection":false,"description":"Has things that are not finished.","integrationType":"embedded","managedBy":"urn:pulumi:unfinished::upgrades::pulumi-nodejs:dynamic/devportal:App::waiting","name":"waiting"}'),
  ('01a21649-a8c8-76c6-afcb-3db8172f4127', '2026-11-26T05:17:35.814Z', 'client_secret.issued', '01a21649-a899-70d3-91ac-8fa45f466c33', 'client_secret', '01a21649-a8c8-76c6-afcb-3a87727df6b2', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"number":1,"fingerprint":"9ae3a57899f662da","overlapSeconds":0}'),
  ('01a21649-a8c8-76c6-afcb-438b3b1c5f89', '2026-11-26T05:17:35.814Z', 'production_credentials.requested', '01a21649-a899-70d3-91ac-8fa45f466c33', 'production_credentials', '01a21649-a8c7-7353-a38e-e1bfdc4684a3', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"status":"pending","redirectUris":["http://localhost"],"managedBy":"urn:pulumi:unfinished::upgrades::pulumi-nodejs:dynamic/devportal:ProductionCredentials::waiting"}'),
  ('01a21649-a8cf-7764-91d3-7c5553997bf8', '2026-11-26T05:17:35.820Z', 'sandbox.generated', '01a21649-a899-70d3-91ac-8fa45f466c33', 'sandbox', '01a21649-a8cd-7284-8320-cf958991a37b', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-8c76-7461-bd86-34fa10ce7ab6', '127.0.0.1', '{"companyId":100005,"redirectUris":["http://localhost"]}'),
  ('01a21649-ac17-703b-8ed4-a8c08b7d3ed1', '2026-11-26T05:17:36.663Z', 'settings.updated', null, 'settings', 'portal', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"sandboxGenerationSeconds":0,"approvalRequired":false}'),
  ('01a21649-b06a-7027-a0fd-afb8021efc47', '2026-11-26T05:17:37.769Z', 'sandbox.secret_reset', '01a21649-757a-752b-b4e3-a56a3de770ed', 'sandbox', '01a21649-75b2-7011-9b1f-acf0beba5ee1', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"companyId":100004}'),
  ('01a21649-b07d-7687-8581-3af2f58eaf43', '2026-11-26T05:17:37.789Z', 'client_secret.retired', '01a21649-757a-752b-b4e3-a56a3de770ed', 'client_secret', '01a21649-75a3-71b1-876a-2bde88dcbd04', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"number":1,"fingerprint":"9021ec6b8cd75da8","expiresAt":"2026-11-26T05:17:37.789Z"}'),
  ('01a21649-b07d-7687-8581-4152eac28444', '2026-11-26T05:17:37.789Z', 'client_secret.issued', '01a21649-757a-752b-b4e3-a56a3de770ed', 'client_secret', '01a21649-b07d-7687-8581-3e20fc3e7994', '01a21648-5152-7689-93db-e07e4711e8ed', 'owner@example.com', '01a21648-848e-7461-992f-990a40873b8f', '127.0.0.1', '{"number":2,"fingerprint":"e960de96359d8a8e","overlapSeconds":0}');

insert into "settings" (name, value, updated_at) values
  ('sandboxGenerationSeconds', '0', '2026-11-26T05:17:36.663Z'),
  ('approvalRequired', 'false', '2026-11-26T05:17:36.663Z');

insert into "sequences" (name, value) values
  ('company', 100005),
  ('project', 500005);

insert into "sealing_keys" (id, check_value, created_at) values
  ('246ba906', '246ba906.g6auv7MEK2pBbHCI.NUgH-jhFGgJv0DGLbUkEUxvkyDGlM34blg', '2026-11-26T05:16:13.849Z');

CREATE INDEX tokens_account on tokens (account_id);

CREATE UNIQUE INDEX apps_live_name on apps (owner_id, name_key) where deleted_at is null;

CREATE UNIQUE INDEX apps_key on apps (key_account_id, idempotency_key)
    where deleted_at is null and idempotency_key is not null;

CREATE INDEX apps_logo on apps (logo_sha256);

CREATE UNIQUE INDEX production_credentials_live on production_credentials (app_id) where deleted_at is null;

CREATE UNIQUE INDEX production_credentials_key
    on production_credentials (key_account_id, app_id, idempotency_key)
    where deleted_at is null and idempotency_key is not null;

CREATE UNIQUE INDEX client_secrets_current on client_secrets (credentials_id) where is_current = 1;

CREATE UNIQUE INDEX client_secrets_number on client_secrets (credentials_id, number);

CREATE UNIQUE INDEX client_secrets_key on client_secrets (credentials_id, idempotency_key)
    where idempotency_key is not null;

CREATE UNIQUE INDEX sandboxes_key on sandboxes (key_account_id, app_id, idempotency_key)
    where idempotency_key is not null;

CREATE UNIQUE INDEX collaborators_email on collaborators (app_id, email_key);

CREATE UNIQUE INDEX collaborators_key on collaborators (key_account_id, app_id, idempotency_key)
    where idempotency_key is not null;

CREATE INDEX collaborators_account on collaborators (account_id);

CREATE INDEX collaborators_invited on collaborators (email_key);

CREATE INDEX audit_events_app on audit_events (app_id, id);

CREATE TRIGGER audit_events_no_update before update on audit_events
        begin select raise(abort, 'audit_events is append-only'); end;

CREATE TRIGGER audit_events_no_delete before delete on audit_events
        begin select raise(abort, 'audit_events is append-only'); end;

CREATE INDEX sessions_account on sessions (account_id);

CREATE INDEX one_time_links_email on one_time_links (email_key);

CREATE UNIQUE INDEX sandboxes_secret on sandboxes (secret_id);

CREATE INDEX oauth_grants_client on oauth_grants (client_id);

CREATE INDEX oauth_grants_account on oauth_grants (account_id);

CREATE INDEX oauth_codes_grant on oauth_codes (grant_id);

CREATE INDEX oauth_codes_expiry on oauth_codes (expires_at);

CREATE UNIQUE INDEX oauth_tokens_refresh on oauth_tokens (refresh_hash) where refresh_hash is not null;

CREATE INDEX oauth_tokens_grant on oauth_tokens (grant_id) where grant_id is not null;

CREATE INDEX oauth_tokens_secret on oauth_tokens (secret_id, access_expires_at);

CREATE INDEX oauth_tokens_end on oauth_tokens (ends_at);
