-- Recorded at 2026-11-26T05:18:52.905Z

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
  (1, 'initial', '2026-11-26T05:17:46.545Z'),
  (2, 'signing-in', '2026-11-26T05:17:46.545Z'),
  (3, 'oauth', '2026-11-26T05:17:46.545Z');

insert into "accounts" (id, email, email_key, first_name, last_name, password_hash, operator, verified_at, created_at, updated_at, deactivated_at) values
  ('01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', 'owner@example.com', '', '', 'scrypt$131072$8$1$G2zuoT3KEHAogRTvd75xvw$Q-XCsA_nJg6nl5A5qoXNnTS1dygFKu8JHJnB1ueKpB0', 1, '2026-11-26T05:17:46.510Z', '2026-11-26T05:17:46.510Z', '2026-11-26T05:17:46.510Z', null),
  ('01a21649-f259-75c2-b507-3e2e0cc025de', 'bob@example.com', 'bob@example.com', '', '', 'scrypt$131072$8$1$tnZNabg26_efrdyxVZcukQ$mbP-8NrGBnRoG_leePTQ0fe4io2dkJQn1RMKNrc4Pkw', 0, '2026-11-26T05:17:54.602Z', '2026-11-26T05:17:54.602Z', '2026-11-26T05:17:54.602Z', null),
  ('01a2164a-019e-760e-9ed7-9468d9c8e5a9', 'carol@example.com', 'carol@example.com', '', '', 'scrypt$131072$8$1$WkMlqkJa0GWR1bOjz_V4wA$mn2vn8UjfLX0rEMe_DfsNcJDK4kXie2ZplB_n1DTp3g', 0, '2026-11-26T05:17:58.461Z', '2026-11-26T05:17:58.461Z', '2026-11-26T05:17:58.461Z', null);

insert into "tokens" (id, account_id, name, prefix, hash, scopes, app_ids, created_at, expires_at, revoked_at, last_used_at) values
  ('01a21649-e722-7617-95cd-bb5a3f10c1bf', '01a21649-d30c-7362-b431-87522cd6aa7c', 'command line', 'dpt_BZ0i', '55935dca61bcaa72270788401d5720239fb1bc839b63a8555d543745ed2fdaf9', '["read","write","secrets","operator"]', null, '2026-11-26T05:17:51.707Z', '2027-11-26T05:17:51.707Z', null, '2026-11-26T05:18:45.713Z'),
  ('01a21649-ea36-734b-bdd9-4d3264b7fc04', '01a21649-d30c-7362-b431-87522cd6aa7c', 'command line', 'dpt_5cAV', '77e98cd51690b91ca498a7206d8a7b36f640ea3d40afcecce42e4299fa57e196', '["read","write","secrets","operator"]', null, '2026-11-26T05:17:52.514Z', null, null, '2026-11-26T05:18:47.965Z'),
  ('01a2164a-07ae-722f-b52b-59f4f2b92a55', '01a21649-f259-75c2-b507-3e2e0cc025de', 'command line', 'dpt_dFcn', '57d893970bf243db6698ffa70c34c20797894367c5f3545f2285e09841c6fa00', '["read","write"]', null, '2026-11-26T05:17:59.717Z', '2027-11-26T05:17:59.717Z', null, '2026-11-26T05:18:00.276Z'),
  ('01a2164a-0a6e-752b-a38e-d824f5b721e4', '01a21649-f259-75c2-b507-3e2e0cc025de', 'command line', 'dpt_SgWO', '3d4608b41058b18a7c57c437ec55d651ca4b58fd249783a7b244902b6bad9b2b', '["read","write"]', null, '2026-11-26T05:18:00.700Z', '2027-11-26T05:18:00.700Z', null, '2026-11-26T05:18:00.876Z'),
  ('01a2164a-4db2-7337-adb0-f6b56c32d17c', '01a2164a-019e-760e-9ed7-9468d9c8e5a9', 'command line', 'dpt_thh2', '51dd1503a7223074bf2b9731fd34be7ebb10d67d2b820ea70d8a3c995dc494f2', '["read","write"]', null, '2026-11-26T05:18:17.774Z', '2027-11-26T05:18:17.774Z', null, '2026-11-26T05:18:18.138Z');

insert into "logos" (sha256, content_type, size, bytes) values
  ('f701c76ac7fb684490c5c2fc887c4414ee56d4a071f9ab2418ab5b3fa7c4f3ef', 'image/png', 69, x'89504e470d0a1a0a0000000d4948445200000008000000080800000000e164e1570000000c49444154789c6360a00e0000004800012eb83c7e0000000049454e44ae426082');

insert into "apps" (id, owner_id, name, name_key, description, integration_type, category, support_email, support_phone, site_url, logo_sha256, deletion_protection, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, created_at, updated_at, deleted_at) values
  ('01a2164a-01b8-7202-b8b0-99a8cc903c55', '01a21649-d30c-7362-b431-87522cd6aa7c', 'Adopted', 'adopted', 'Was there before.', 'embedded', 'other', null, null, null, null, 0, 'urn:pulumi:settled::upgrades::devportal:index:App::adopted', '00a68f8f-eafb-541b-a8c3-e9d02369d27d', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-2401-7360-b1f6-dc6e3859ec7a', null, '2026-11-26T05:18:07.628Z', '2026-11-26T05:17:58.575Z', '2026-11-26T05:17:58.575Z', null),
  ('01a2164a-085c-7729-83d2-966d959c4bc7', '01a21649-d30c-7362-b431-87522cd6aa7c', 'Imported', 'imported', 'Was there before.', 'embedded', 'other', null, null, null, null, 0, null, null, null, null, null, null, '2026-11-26T05:18:00.283Z', '2026-11-26T05:18:00.283Z', null),
  ('01a2164a-23e0-7463-80d7-c9dee4581965', '01a21649-d30c-7362-b431-87522cd6aa7c', 'Few Arguments', 'few arguments', 'Has what it must.', 'embedded', 'other', null, null, null, null, 0, 'urn:pulumi:settled::upgrades::devportal:index:App::few', '353fcf8f-31ca-5de2-a067-6e2b66c2c60e', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-22ca-752f-8fde-74fc772c97c2', null, '2026-11-26T05:18:07.326Z', '2026-11-26T05:18:07.326Z', '2026-11-26T05:18:07.326Z', null),
  ('01a2164a-241e-7152-8e93-b2ac044ddfb0', '01a21649-d30c-7362-b431-87522cd6aa7c', 'Every Argument', 'every argument', 'Shows the open bids.
Two lines of it.', 'hybrid', 'bidding-estimation', 'support@example.com', '+1 555 0100', 'https://example.com/bids', 'f701c76ac7fb684490c5c2fc887c4414ee56d4a071f9ab2418ab5b3fa7c4f3ef', 1, 'urn:pulumi:settled::upgrades::devportal:index:App::every', 'a43182e4-8756-5a93-9484-88e7822cdc22', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-23e3-7317-a69b-d78f09901fc4', null, '2026-11-26T05:18:07.390Z', '2026-11-26T05:18:07.390Z', '2026-11-26T05:18:07.599Z', null),
  ('01a2164a-9214-7687-a752-5fa6de57ea88', '01a21649-d30c-7362-b431-87522cd6aa7c', 'reset', 'reset', 'Has things that are not finished.', 'embedded', 'other', null, null, null, null, 0, 'urn:pulumi:unfinished::upgrades::devportal:index:App::reset', '0a706a3c-7d4a-5f26-bcc5-aac6c20f2379', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-91df-7370-a95c-1d92b6f61790', null, '2026-11-26T05:18:35.540Z', '2026-11-26T05:18:35.540Z', '2026-11-26T05:18:35.540Z', null),
  ('01a2164a-aeff-7282-82c8-3941d8d18313', '01a21649-d30c-7362-b431-87522cd6aa7c', 'waiting', 'waiting', 'Has things that are not finished.', 'embedded', 'other', null, null, null, null, 0, 'urn:pulumi:unfinished::upgrades::devportal:index:App::waiting', '71b12c5d-1baa-5b8a-9b3c-44fa2e2c8ef3', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-aec2-7426-bc82-c8df198d52a1', null, '2026-11-26T05:18:42.943Z', '2026-11-26T05:18:42.943Z', '2026-11-26T05:18:42.943Z', null);

insert into "production_credentials" (id, app_id, client_id, status, rejection_reason, redirect_uris, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, created_at, updated_at, deleted_at) values
  ('01a2164a-01ea-7674-8a2f-20509e371b8b', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'Ab3UOh-QhqN1n-EvPGtfn9IfX7gL-AmD_7lI44DXouU', 'active', null, '["http://localhost"]', 'urn:pulumi:settled::upgrades::devportal:index:ProductionCredentials::adopted', 'bdcaab11-16d1-55d8-88b1-bda22e7939d0', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-2936-76ab-9a9a-a59ac2c882c1', null, '2026-11-26T05:18:08.726Z', '2026-11-26T05:17:58.633Z', '2026-11-26T05:17:58.633Z', null),
  ('01a2164a-0860-754a-a3ad-43b44c13aff1', '01a2164a-085c-7729-83d2-966d959c4bc7', 'vwSeQWjVDa_HRJeKd893lVUGPNrbecPRB4bFi0oDZSE', 'active', null, '["http://localhost"]', null, null, null, null, null, null, '2026-11-26T05:18:00.287Z', '2026-11-26T05:18:00.287Z', null),
  ('01a2164a-24e6-7139-b4fb-b488408d63e4', '01a2164a-23e0-7463-80d7-c9dee4581965', 'BwXTCfJ2a50wFx6jfh9tM8IDSZ3W0rDI_Kj4vkny4ag', 'active', null, '["http://localhost"]', 'urn:pulumi:settled::upgrades::devportal:index:ProductionCredentials::few', '495e2241-3a27-5530-941f-a6ecff0249f5', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-2446-71fb-94ed-7215c4460614', null, '2026-11-26T05:18:07.588Z', '2026-11-26T05:18:07.588Z', '2026-11-26T05:18:07.588Z', null),
  ('01a2164a-26a5-73db-8d9a-207aca58d8f2', '01a2164a-241e-7152-8e93-b2ac044ddfb0', '_4X1-2h8oSLs8FW0ujXjuybYtyssuJF6JDhOeeSO0zA', 'active', null, '["https://example.com/callback","http://localhost:3000/callback"]', 'urn:pulumi:settled::upgrades::devportal:index:ProductionCredentials::every', 'a8848ff2-ec61-5d53-96a4-e196ad635168', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-2605-73dd-a0f7-166853922311', '01a2164a-596c-750f-8bfc-651a2a73a30a', '2026-11-26T05:18:08.036Z', '2026-11-26T05:18:08.036Z', '2026-11-26T05:18:08.036Z', null),
  ('01a2164a-9239-7205-914e-5c028498c8ad', '01a2164a-9214-7687-a752-5fa6de57ea88', '3kXT1JzKde-OkijNtiNnIUQDJYSoGk8zM07GaW6vYvE', 'active', null, '["http://localhost"]', 'urn:pulumi:unfinished::upgrades::devportal:index:ProductionCredentials::reset', '878ff92d-7f48-5deb-827d-d50ce1474857', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-9235-7694-92aa-38844f853006', null, '2026-11-26T05:18:35.577Z', '2026-11-26T05:18:35.577Z', '2026-11-26T05:18:35.577Z', null),
  ('01a2164a-b02c-728d-a88e-3e55e74bcd5a', '01a2164a-aeff-7282-82c8-3941d8d18313', '0tQT6W1EVYQXXT2wHDl0gLkYxrIBTCQAt0MeScEhCwE', 'pending', null, '["http://localhost"]', 'urn:pulumi:unfinished::upgrades::devportal:index:ProductionCredentials::waiting', '5e6abf79-a086-574b-bf39-078ea2d9c409', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-b025-7600-842d-9f2146cecae7', null, '2026-11-26T05:18:43.243Z', '2026-11-26T05:18:43.243Z', '2026-11-26T05:18:43.243Z', null);

insert into "client_secrets" (id, credentials_id, number, hash, fingerprint, is_current, idempotency_key, created_at, expires_at, revoked_at, last_used_at, last_used_address, keep_while_used_seconds, keep_until) values
  ('01a2164a-01eb-756f-8b07-b91cf6cf27ad', '01a2164a-01ea-7674-8a2f-20509e371b8b', 1, 'cfec019c5cd07dcc84d756df1f04facaab70c4403b0dbd724256243c32b7dcc5', 'cfec019c5cd07dcc', 0, null, '2026-11-26T05:17:58.633Z', '2026-11-27T05:18:08.746Z', null, null, null, null, null),
  ('01a2164a-0860-754a-a3ad-46c3f8d8b604', '01a2164a-0860-754a-a3ad-43b44c13aff1', 1, 'e936cc5029ffdd9ed9800a3cd9a6a6975804c62dc88d017ed3e9957ddafa6be0', 'e936cc5029ffdd9e', 1, null, '2026-11-26T05:18:00.287Z', null, null, null, null, null, null),
  ('01a2164a-24e7-7213-91f0-6108153b0914', '01a2164a-24e6-7139-b4fb-b488408d63e4', 1, '8705d6db8d45bd80be3a85a38354fbc4fafb7c39a6c966cf69c1a5f30a42be4d', '8705d6db8d45bd80', 1, null, '2026-11-26T05:18:07.588Z', null, null, null, null, null, null),
  ('01a2164a-26a5-73db-8d9a-25454ea33eb0', '01a2164a-26a5-73db-8d9a-207aca58d8f2', 1, 'd8ef9f038a71d69c80edf0208fa4eba64fb974a7566642a13e2b12e2ea7e8b91', 'd8ef9f038a71d69c', 0, null, '2026-11-26T05:18:08.036Z', '2026-11-29T05:18:21.114Z', null, null, null, 3600, '2026-12-29T05:18:21.114Z'),
  ('01a2164a-298d-754b-87b9-87c88b8b76a3', '01a2164a-01ea-7674-8a2f-20509e371b8b', 2, '9bf4e3ca0dcd7d31ad1b9aae2ad12de133b09eb0bc6f9dd7084c20d6bc59a5b1', '9bf4e3ca0dcd7d31', 1, '2fc5e1c9-3b4c-5bd3-9540-8cc249ca57a2', '2026-11-26T05:18:08.746Z', null, null, null, null, null, null),
  ('01a2164a-59bc-7042-9c18-92573c404414', '01a2164a-26a5-73db-8d9a-207aca58d8f2', 2, '5e0ecb2def00fd0632dffc46f13f66c4dda02645c2e8a8ee89bcd7a1500c8d5d', '5e0ecb2def00fd06', 1, 'f3c943e7-2b3b-5bb9-be27-310c8fff253e', '2026-11-26T05:18:21.114Z', null, null, null, null, null, null),
  ('01a2164a-9239-7205-914e-6353d66063f3', '01a2164a-9239-7205-914e-5c028498c8ad', 1, '873ed8f1a17eaa57062e32a167bf32a10e3867008ef51702baf6ba5756586866', '873ed8f1a17eaa57', 0, null, '2026-11-26T05:18:35.577Z', '2026-11-26T05:18:45.713Z', null, null, null, null, null),
  ('01a2164a-b02c-728d-a88e-43c277adf77c', '01a2164a-b02c-728d-a88e-3e55e74bcd5a', 1, '4ea8c3ea84d1cc94d6fe78163a859decf31cc19283c0988666780286f7806ac8', '4ea8c3ea84d1cc94', 1, null, '2026-11-26T05:18:43.243Z', null, null, null, null, null, null),
  ('01a2164a-b9d2-7665-b2b9-7f1e4277e436', '01a2164a-9239-7205-914e-5c028498c8ad', 2, '6aeb8ae466fe5ea8eae354b626a3204aff1148caef387a2ef4265df7bf3c38b1', '6aeb8ae466fe5ea8', 1, null, '2026-11-26T05:18:45.713Z', null, null, null, null, null, null);

insert into "client_secret_hashes" (credentials_id, hash) values
  ('01a2164a-01ea-7674-8a2f-20509e371b8b', 'cfec019c5cd07dcc84d756df1f04facaab70c4403b0dbd724256243c32b7dcc5'),
  ('01a2164a-0860-754a-a3ad-43b44c13aff1', 'e936cc5029ffdd9ed9800a3cd9a6a6975804c62dc88d017ed3e9957ddafa6be0'),
  ('01a2164a-24e6-7139-b4fb-b488408d63e4', '8705d6db8d45bd80be3a85a38354fbc4fafb7c39a6c966cf69c1a5f30a42be4d'),
  ('01a2164a-26a5-73db-8d9a-207aca58d8f2', 'd8ef9f038a71d69c80edf0208fa4eba64fb974a7566642a13e2b12e2ea7e8b91'),
  ('01a2164a-01ea-7674-8a2f-20509e371b8b', '9bf4e3ca0dcd7d31ad1b9aae2ad12de133b09eb0bc6f9dd7084c20d6bc59a5b1'),
  ('01a2164a-26a5-73db-8d9a-207aca58d8f2', '5e0ecb2def00fd0632dffc46f13f66c4dda02645c2e8a8ee89bcd7a1500c8d5d'),
  ('01a2164a-9239-7205-914e-5c028498c8ad', '873ed8f1a17eaa57062e32a167bf32a10e3867008ef51702baf6ba5756586866'),
  ('01a2164a-b02c-728d-a88e-3e55e74bcd5a', '4ea8c3ea84d1cc94d6fe78163a859decf31cc19283c0988666780286f7806ac8'),
  ('01a2164a-9239-7205-914e-5c028498c8ad', '6aeb8ae466fe5ea8eae354b626a3204aff1148caef387a2ef4265df7bf3c38b1');

insert into "sandboxes" (id, app_id, status, failure_reason, company_id, project_id, client_id, secret_hash, secret_fingerprint, secret_sealed, secret_idempotency_key, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, ready_at, created_at, updated_at, secret_id, secret_last_used_at, secret_last_used_address, redirect_uris) values
  ('01a2164a-0217-7034-bd30-4998b1044a60', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'generating', null, 100001, 500001, 'ogx8XErW8430Iq52nWei12yabllkE-GBEFVDKTOUjDk', '33599b8e9af1775bc3b9822ab1b7af554fe1c3739486ffbd86a93f0131eed0dc', '33599b8e9af1775b', null, 'e49dd7fe-3720-544f-a7a6-e84a506f7ff2', 'urn:pulumi:settled::upgrades::devportal:index:Sandbox::adopted', '02e86109-a21b-5ff2-85e7-e0a26bd81dc3', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-2837-7727-9657-ddcabfe40f46', null, '2026-11-26T05:18:08.661Z', '2026-11-26T05:17:58.676Z', '2026-11-26T05:17:58.676Z', '2026-11-26T05:18:08.717Z', '01a2164a-2951-7368-91c9-cd27c37bb1a6', null, null, '["http://localhost"]'),
  ('01a2164a-0865-71c6-b0de-976f5e347564', '01a2164a-085c-7729-83d2-966d959c4bc7', 'generating', null, 100002, 500002, '7ay-IzJHbNRZZYq-XSH2D_xKNK7OxWsVaAYMBGwtZTY', '41656c1e194f250fc2427b8000778fb28399044387ed363101c8516cd7023d55', '41656c1e194f250f', '85be1e98.pw0ijo308v1KxLvs.kFKovWPeBacAzo1KTQpwoWE2DIgrDFtIPPk8VZgcUMOTLF7rOmarxqlFfdMl_V_4pLBIHEUJxelPHUo', null, null, null, null, null, null, null, '2026-11-26T05:18:00.293Z', '2026-11-26T05:18:00.293Z', '2026-11-26T05:18:00.293Z', '01a2164a-0866-72ff-8497-19fe6c7c7fa1', null, null, '["http://localhost"]'),
  ('01a2164a-24e8-776c-a36e-14b2c1938b84', '01a2164a-23e0-7463-80d7-c9dee4581965', 'generating', null, 100003, 500003, 'swC7hWWQFSOmWGFBcomQHohzRbbdH9zk5jNzmsfF9UU', '4373df4c6bc46dbd87276ce339829beb208417fdea9b875b522b6701795cff54', '4373df4c6bc46dbd', null, null, 'urn:pulumi:settled::upgrades::devportal:index:Sandbox::few', 'b1a3fc63-14ae-5c11-a5c4-eb3dde2a207d', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-2493-7126-9264-658c008fe3a6', null, '2026-11-26T05:18:07.589Z', '2026-11-26T05:18:07.589Z', '2026-11-26T05:18:07.589Z', '2026-11-26T05:18:07.589Z', '01a2164a-24e8-776c-a36e-183b7dfeb36a', null, null, '["http://localhost"]'),
  ('01a2164a-2890-70ee-8cae-6f74fa860972', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'generating', null, 100004, 500004, 'Zq1wi83zOtjhfEVqi8_NcHTsGS3STT3lDMwjgP1mDs0', 'bac87af37361784eee6d33a4329ed86819364a386a45887a1391a05a2349b170', 'bac87af37361784e', null, null, 'urn:pulumi:settled::upgrades::devportal:index:Sandbox::every', '86a6ebe9-7ef3-513f-a69a-1b3c62109d09', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-27d9-7452-869d-523a629f7e71', null, '2026-11-26T05:18:08.503Z', '2026-11-26T05:18:08.503Z', '2026-11-26T05:18:08.503Z', '2026-11-26T05:18:08.503Z', '01a2164a-2890-70ee-8cae-71f920298f32', null, null, '["urn:ietf:wg:oauth:2.0:oob"]'),
  ('01a2164a-9243-756c-a2f5-0f113947ddd3', '01a2164a-9214-7687-a752-5fa6de57ea88', 'generating', null, 100005, 500005, 'HqyFtg74cHLfg8knXJKMkajR1Hbn4JKkodfTGMvMch4', '0a3a9794c319a899d5f2108ee704c0e00e57b1633b9708d7023ef150b907517b', '0a3a9794c319a899', '85be1e98.CKuDFjIV_pC42eoL.JaxNo2VyCTysfh6YXUZSqkofOYwc3zC90g1zGnoTn4_AbWLqVgwGCrcgRV6JdJuC3bayt9BlNnewwOc', null, 'urn:pulumi:unfinished::upgrades::devportal:index:Sandbox::reset', '92090b27-b6b6-5aca-af04-4dd473b86845', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-923f-7020-ab87-efb6bee00ec8', null, '2026-11-26T05:18:35.587Z', '2026-11-26T05:18:35.587Z', '2026-11-26T05:18:35.587Z', '2026-11-26T05:18:45.709Z', '01a2164a-b9ce-74ff-9fde-b3c46e4da68c', null, null, '["http://localhost"]'),
  ('01a2164a-afce-7587-9eb7-c89a7a6630ba', '01a2164a-aeff-7282-82c8-3941d8d18313', 'generating', null, 100006, 500006, 'AswvcRie1UwHe3HZ8eMXznqhbUiSRLdh3S6VsQl9cKM', 'bb7d1c574c9a51e5b0e60467aab5e3c9a33507efeb29e4e17513740d67ce16d5', 'bb7d1c574c9a51e5', null, null, 'urn:pulumi:unfinished::upgrades::devportal:index:Sandbox::waiting', '2687897c-6598-5ec1-8d29-399593af5efa', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-afc7-743d-9a88-55305bd2555b', null, '2026-11-26T05:18:43.150Z', '2026-11-26T05:19:13.150Z', '2026-11-26T05:18:43.150Z', '2026-11-26T05:18:43.150Z', '01a2164a-afcf-767f-b115-385270b56135', null, null, '["http://localhost"]');

insert into "sandbox_records" (sandbox_id, collection, id, data) values
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'companies', 100001, '{"id":100001,"name":"owner@example.com Sandbox","is_active":true,"my_company":true}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'users', 50000101, '{"id":50000101,"name":"owner@example.com","first_name":"","last_name":"","email_address":"owner@example.com","is_employee":true,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'users', 50000102, '{"id":50000102,"name":"Test Architect","first_name":"Test","last_name":"Architect","email_address":"sandbox+arch@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'users', 50000103, '{"id":50000103,"name":"Test Subcontractor","first_name":"Test","last_name":"Subcontractor","email_address":"sandbox+sub@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'users', 50000104, '{"id":50000104,"name":"API Support","first_name":"API","last_name":"Support","email_address":"sandbox+demo@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'projects', 500001, '{"id":500001,"name":"Sandbox Test Project","display_name":"1234 - Sandbox Test Project","project_number":"1234","active":true,"start_date":"2026-01-05","completion_date":"2026-08-14","time_zone":"Etc/UTC","company":{"id":100001,"name":"owner@example.com Sandbox"},"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'project_users', 50000102, '{"id":50000102,"name":"Test Architect","first_name":"Test","last_name":"Architect","email_address":"sandbox+arch@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'project_users', 50000103, '{"id":50000103,"name":"Test Subcontractor","first_name":"Test","last_name":"Subcontractor","email_address":"sandbox+sub@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'project_users', 50000104, '{"id":50000104,"name":"API Support","first_name":"API","last_name":"Support","email_address":"sandbox+demo@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'tasks', 50000110, '{"id":50000110,"name":"Mobilization","row_number":1,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z","task_name":"Mobilization","key":"50000110","start_datetime":"2026-01-05T00:00:00Z","finish_datetime":"2026-01-09T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":100,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'tasks', 50000111, '{"id":50000111,"name":"Excavation","row_number":2,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z","task_name":"Excavation","key":"50000111","start_datetime":"2026-01-12T00:00:00Z","finish_datetime":"2026-01-23T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":100,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'tasks', 50000112, '{"id":50000112,"name":"Foundations","row_number":3,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z","task_name":"Foundations","key":"50000112","start_datetime":"2026-01-26T00:00:00Z","finish_datetime":"2026-02-20T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":60,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'tasks', 50000113, '{"id":50000113,"name":"Structural Frame","row_number":4,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z","task_name":"Structural Frame","key":"50000113","start_datetime":"2026-02-23T00:00:00Z","finish_datetime":"2026-04-17T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'tasks', 50000114, '{"id":50000114,"name":"Roofing","row_number":5,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z","task_name":"Roofing","key":"50000114","start_datetime":"2026-04-20T00:00:00Z","finish_datetime":"2026-05-15T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'tasks', 50000115, '{"id":50000115,"name":"Mechanical and Electrical","row_number":6,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z","task_name":"Mechanical and Electrical","key":"50000115","start_datetime":"2026-05-04T00:00:00Z","finish_datetime":"2026-06-26T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'tasks', 50000116, '{"id":50000116,"name":"Interior Finishes","row_number":7,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z","task_name":"Interior Finishes","key":"50000116","start_datetime":"2026-06-15T00:00:00Z","finish_datetime":"2026-08-07T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'tasks', 50000117, '{"id":50000117,"name":"Handover","row_number":8,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z","task_name":"Handover","key":"50000117","start_datetime":"2026-08-10T00:00:00Z","finish_datetime":"2026-08-14T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'folders', 50000105, '{"id":50000105,"name":"Documents","parent_id":null,"private":false,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'folders', 50000106, '{"id":50000106,"name":"Contracts","parent_id":50000105,"private":false,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'folders', 50000107, '{"id":50000107,"name":"Drawings","parent_id":50000105,"private":false,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'folders', 50000108, '{"id":50000108,"name":"Photos","parent_id":50000105,"private":false,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'folders', 50000109, '{"id":50000109,"name":"Specifications","parent_id":50000105,"private":false,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'images', 50000118, '{"id":50000118,"filename":"site.jpg","description":"Site before excavation","log_date":"2026-01-05","taken_at":"2026-01-05T08:00:00Z","url":null,"thumbnail_url":null,"private":false,"starred":false,"uploader":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'drawing_sets', 50000119, '{"id":50000119,"project_id":500001,"company_id":100001,"name":"Issued for Construction","date":"2026-01-05","position":1,"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z"}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'rfis', 50000120, '{"id":50000120,"number":"1","subject":"Depth of the foundation at grid line C","created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z","full_number":"1","prefix":null,"revision":"0","status":"open","draft":false,"private":false,"accepted":false,"due_date":"2026-02-06","initiated_at":"2026-11-26T05:17:58Z","time_resolved":null,"reference":null,"drawing_number":null,"rfi_manager":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"received_from":{"id":50000103,"login":"sandbox+sub@example.com","name":"Test Subcontractor"},"assignee":{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"},"assignees":[{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"}],"ball_in_court":{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"},"ball_in_courts":[{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"}],"distribution_list":[],"responsible_contractor":null,"location":null,"cost_code":null,"specification_section":null,"cost_impact":{"status":null,"value":null},"schedule_impact":{"status":null,"value":null},"questions":[{"id":50000121,"question_date":"2026-11-26T05:17:58Z","plain_text_body":"Which depth applies at grid line C?","rich_text_body":"<p>Which depth applies at grid line C?</p>","created_by":"owner@example.com","attachments":[],"answers":[]}],"deleted":false,"deleted_at":null}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'submittals', 50000122, '{"id":50000122,"number":"1","created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T05:17:58Z","updated_at":"2026-11-26T05:17:58Z","formatted_number":"1","revision":"0","current_revision":true,"title":"Concrete mix design","description":null,"type":null,"status":{"id":2,"name":"Open","status":"Open"},"private":false,"due_date":"2026-01-23","issue_date":null,"received_date":null,"required_on_site_date":null,"submit_by":null,"lead_time":null,"submittal_manager":{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"},"received_from":{"id":50000103,"login":"sandbox+sub@example.com","name":"Test Subcontractor"},"ball_in_court":[{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"}],"distribution_members":[],"approvers":[],"responsible_contractor":null,"specification_section":null,"submittal_package":null,"location":null,"attachments_count":0}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'rfis.last_number', 1, '{"id":1}'),
  ('01a2164a-0217-7034-bd30-4998b1044a60', 'tasks.last_number', 8, '{"id":8}');

insert into "collaborators" (id, app_id, email, email_key, account_id, role, status, invited_by, invited_at, expires_at, accepted_at, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, created_at, updated_at) values
  ('01a2164a-023f-72e2-b252-29cb51d8eccb', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'bob@example.com', 'bob@example.com', '01a21649-f259-75c2-b507-3e2e0cc025de', 'admin', 'accepted', '01a21649-d30c-7362-b431-87522cd6aa7c', '2026-11-26T05:17:58.718Z', '2026-12-03T05:17:58.718Z', '2026-11-26T05:18:00.277Z', 'urn:pulumi:settled::upgrades::devportal:index:Collaborator::adopted', '928b64fc-33e0-5327-84bd-d80491776f1b', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-289b-735e-885e-8012b8324ea1', null, '2026-11-26T05:18:08.697Z', '2026-11-26T05:17:58.718Z', '2026-11-26T05:18:08.725Z'),
  ('01a2164a-086a-743a-9056-11ad16683385', '01a2164a-085c-7729-83d2-966d959c4bc7', 'bob@example.com', 'bob@example.com', '01a21649-f259-75c2-b507-3e2e0cc025de', 'developer', 'accepted', '01a21649-d30c-7362-b431-87522cd6aa7c', '2026-11-26T05:18:00.298Z', '2026-12-03T05:18:00.298Z', '2026-11-26T05:18:00.881Z', null, null, null, null, null, null, '2026-11-26T05:18:00.298Z', '2026-11-26T05:18:00.881Z'),
  ('01a2164a-24f0-770a-bc8f-abd1037a564d', '01a2164a-23e0-7463-80d7-c9dee4581965', 'ada@example.com', 'ada@example.com', null, 'developer', 'pending', '01a21649-d30c-7362-b431-87522cd6aa7c', '2026-11-26T05:18:07.596Z', '2026-12-03T05:18:07.596Z', null, 'urn:pulumi:settled::upgrades::devportal:index:Collaborator::few', '403bb68d-7252-5203-aba5-bc4dec6bf333', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-24b8-7459-bf9e-d68d22d536fc', null, '2026-11-26T05:18:07.596Z', '2026-11-26T05:18:07.596Z', '2026-11-26T05:18:07.596Z'),
  ('01a2164a-2773-7092-a465-9f3a78526495', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'Ada@example.com', 'ada@example.com', null, 'admin', 'pending', '01a21649-d30c-7362-b431-87522cd6aa7c', '2026-11-26T05:18:08.136Z', '2026-12-03T05:18:08.136Z', null, 'urn:pulumi:settled::upgrades::devportal:index:Collaborator::every', '617c6aa8-c611-576b-acb8-2d278e31b2d7', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-26ae-7408-b42d-0293211b1845', null, '2026-11-26T05:18:08.136Z', '2026-11-26T05:18:08.136Z', '2026-11-26T05:18:08.136Z'),
  ('01a2164a-2812-7021-b11d-09986d7fea33', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'carol@example.com', 'carol@example.com', null, 'admin', 'declined', '01a21649-d30c-7362-b431-87522cd6aa7c', '2026-11-26T05:18:08.401Z', '2026-12-03T05:18:08.401Z', null, 'urn:pulumi:settled::upgrades::devportal:index:Collaborator::declined', '100b415c-7a39-5903-8139-ba0dcdae557d', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-278e-75e1-9a58-b2cf2be1eb56', null, '2026-11-26T05:18:08.401Z', '2026-11-26T05:18:08.401Z', '2026-11-26T05:18:18.139Z'),
  ('01a2164a-2851-7438-bf32-6042f4a5af7e', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'dave@example.com', 'dave@example.com', null, 'admin', 'pending', '01a21649-d30c-7362-b431-87522cd6aa7c', '2026-11-26T05:18:08.465Z', '2026-11-26T05:18:08.465Z', null, 'urn:pulumi:settled::upgrades::devportal:index:Collaborator::expired', 'c34d0d56-fc17-5ebb-bdfb-dfefd94048c1', '01a21649-d30c-7362-b431-87522cd6aa7c', '01a2164a-2791-74d9-84c7-fe86aba45590', null, '2026-11-26T05:18:08.465Z', '2026-11-26T05:18:08.465Z', '2026-11-26T05:18:08.465Z');

insert into "outbox" (id, recipient, subject, body, created_at, sent_at, attempts, failure) values
  ('01a2164a-023f-72e2-b252-2fb373d287a8', 'bob@example.com', 'You are invited to the app "Adopted"', '85be1e98.Hr9NhL0PZ-3AfHuu.N8Pqewa66co8yw9NmGQLvfHCvnuzn3XEDFX8YHxTxWNWBGXnJGBQGvLVed2SoT8LiPKp-2r6EtRNgrRKWtfC3ch9xINxoQYtg935zZ0LOtP101fViA05aj-l3RiD5rtWMkWcVPd3MoqeAxD9Ygok6-x4m5dJVqXZ3BqvaT1rp9wqrpBOigHKRCMmEacTPOeCtZcoHwAesv7bLsnSWiLB1VMikIjgwA0Vpwzf7vydUQJQS7JEQ9GB5aIRsSsYCf_fqBczjqWab91x507sOgwQcKB9BfV-yES9xHEmA47rohJqYsCVAzs6K4p4OwxBOnRWR4g-4NlN_qFRDs3FKgYYvuOKPp81GpKEPpB8l_icWdFIthOpiA2c7TCXcXazxHtth-OpLgA_IX477lSHuqTAR04AE76uE5jx9_x3feWQnMwJnfNdXaqQ0XEQrYYUabroYA', '2026-11-26T05:17:58.718Z', null, 0, null),
  ('01a2164a-086a-743a-9056-144a082a9693', 'bob@example.com', 'You are invited to the app "Imported"', '85be1e98.helVJ_s3_USqLHrQ.AZIA25V90A_pAFbxoeVqLdBbidkH1IPmxkscahX9H5dQRgd46lIA277q9IhNhMvhywjdiS0hFWWm72mj4dWTVXf_bCA9n0pSbsKoK77Bhb1wvmGTbH6HNB7QcobUNX53W_jBwvqD-7DlF_QnQlBHBl8-rvIVe-pRJCdrnKOOuzr46nQAndjz2_HIREkZIjLSH584mI8Qwz0nweXRtlawTBRrs_qvjTBihjUTVQNwnyqgOCNiLWha007YHAv70dcOqo47Cp52B_SXDdg4Ckjr99wJvpDlGDNssgO895-6_7Fefz2QhcgSahv5GFXuzqLn2YqLDK80pfPEQ41njz6oH51OUIzaMIeI6bmr2we5l6EyJYJjjuTLBivC0IVtNqNEptdZYzLSPEf9puRG6Ll-Dvue5pTjHz5sb1v7WO8lZd23YHAYNNqWOsrzsDAVeT1L_CA', '2026-11-26T05:18:00.298Z', null, 0, null),
  ('01a2164a-24f2-7416-b424-d3f1265e5500', 'ada@example.com', 'You are invited to the app "Few Arguments"', '85be1e98.gwA80W4Mrh_YSdk8.a8_A4C0d6A_htPrlXyRsJ1sR3aaJOAfMPtdU_iAICd5m3hTICnbFp86XfIwyQFw0BI9iEWP4twLpMIPbFJswbHqp5n6JnvMXNQLN4L76IVLwkN-mJbQY4Urg8aUI_PqCUKvRhwxY-HHkQTvaD3Z06oevvjZXdLL1_7PUJSrWzVn6cXg6tmMcSb3Bwo6hhTFyBhWNxolvGPHuPOe-jTgOPbDzPFH8CQv8aBGuwHHtNeKsFxeFm0oUj0_-267JLXZ9NMC-FTv2kCRC_hS0faowrIuJ8Bc47rR2eVk4sYG2zA7BrbanBsMLykNee_wdXAkUKKAz22jE2eCf2dbDc5B81m1dRLRHBgYU60P_1faDTuBJ8W_9ml8B3UreNfR-Bw6xbB5J_xZiUEVuycn8TwcqaIwy9YaUTfLjCo9Cj3fZYZOpXaa3MD2dJmCnjRtIKqV0K3gNbhgXNA', '2026-11-26T05:18:07.596Z', null, 0, null),
  ('01a2164a-2785-74f3-bfc8-5a9ead44352d', 'Ada@example.com', 'You are invited to the app "Every Argument"', '85be1e98.RNDZi1fVevvLRgS9.p_Bm-0W01g4X7iNAx1uNZgWGWoesSMxDjZ7x7e5I0Gsu8KXil5Rr__yOacGduisUngvZNd2WqXUiQTMR_8sZVKgYOCPoeDZofgIJFnCVNLJ8a28OSO4uw7Vga7uUziz41MomOubbDPZol8ig6LYiT1ygTMLOgWOXpikm0H9SckgsPIVXyJsYVfzeiAd5AHboBYGcj8KdDcacGxBcoMARWUnn_UwiIaP1S_adYF7jRk4mVG_mute4Hm85LOJT4bjIHgeCU0o8zr7oCDbUeYTsHBVI2B2Y-_9_8BTfB3kBGqPxSHW52CRJqXuJNS238wf2-PtLNG6AwnK25f596KYYhpCwNvwrBLlXJI9R2J1xMzfe_dZHyreAxhkHn8i0iuFYAc3hGe63y2kWgVhdteDUmvpPVHj6UFsRp7GK-OcA5PXRs0jeZTWYk0N-K6wPIUG28UFmqg', '2026-11-26T05:18:08.136Z', null, 0, null),
  ('01a2164a-2812-7021-b11d-0ed512c07c28', 'carol@example.com', 'You are invited to the app "Every Argument"', '85be1e98.hPVFFpw_GmQaDtgr.zTtnFjN-DNYrwPFeik1EfqRq1ut2oXHfVt6uS-IcCRKsGOixLVmGaRcxdXeNK7m5nuWAbwUAbBl_w7p-R-yMDVFWpVFL19xpsynfUcW7T5baogg8b29lAExhHJbtISWkinJksCtQ5YFwuDH9ymbTDncuNHrefoFT05U5mnkWs4BK1sgcEOm_NupqnXRKg9uwN6ucJVfV4hKY-_cVaNUEk6BeMwcY-a3Y7N0wU9smhqg_QBETL_xz9MGw7BMrKGMOpGXkhtSpJaVlQadc6-z6aVDgUkUQ320cc6niNXATuC7GSdzKsp1RP7EJ7U5wYT5yr97BmcNQY1PCNoWKFDCQ4YO4qr-DfXBkwuS2_JhEg2OA22_Oq6nr9ZlFjuqX79rHK8SobcC50QsyB3wyLhKXb5tJWOes-tm6k2NMwRpttSmV_7pgX316SZ56fAb66pNZm4JbRg', '2026-11-26T05:18:08.401Z', null, 0, null),
  ('01a2164a-2851-7438-bf32-66a2104be395', 'dave@example.com', 'You are invited to the app "Every Argument"', '85be1e98.TM1bEoey9Alz4-aO.olvHttWIFiLIN-Y1ZEYYoVaZkIbRLnX66x2TcZAY9mw71_ORScMRS7ikDG2Op3C3wd22iTtjxNlyGOa5nR2pMJeFGnaKaWfYk6CeD9GtRHRa5kG9dJmZiZ6CUpvXs6BVM8V6yi2X8de-VhFB0_f1L4lvrEFcGTioT3iel0qIMfQUgvI89JqlBhF0AuPqAB2yuiMtdGjjQmr-kxWAiWmR_4En7hvkchWArQulrrh8iV_ewMidvqAmjS800IfUnYFYlOeNsrPfq9Ze9KhNYcBCppxkZRURBEg58tAzzt_-KtAU7DQSyPA4bXIVcWKnyM5gmEdHRwR2piaF-BO3ZQZmLI7mfLTH3YCQIaNl4U0dh4OfSWgGfHJ_BkTMxm8v1bS9Y200YlQU86kD5huo4bXq3_HZ-88ewqRUaXWvqIOQ6mQxynuPmPjC0fzR5m-Yz8owyM5h_A', '2026-11-26T05:18:08.465Z', null, 0, null);

insert into "audit_events" (id, at, action, app_id, target_type, target_id, account_id, email, token_id, address, detail) values
  ('01a21649-d317-7570-bc75-6d1affaa531f', '2026-11-26T05:17:46.510Z', 'account.created', null, 'account', '01a21649-d30c-7362-b431-87522cd6aa7c', null, null, null, null, '{"email":"owner@example.com","operator":true}'),
  ('01a21649-e732-75b2-881e-6b063e95753d', '2026-11-26T05:17:51.707Z', 'token.issued', null, 'token', '01a21649-e722-7617-95cd-bb5a3f10c1bf', null, null, null, null, '{"name":"command line","scopes":["read","write","secrets","operator"],"appIds":null,"expiresAt":"2027-11-26T05:17:51.707Z"}'),
  ('01a21649-e7b5-7370-bdbc-9d4503fb4faf', '2026-11-26T05:17:51.923Z', 'settings.updated', null, 'settings', 'portal', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"sandboxGenerationSeconds":0}'),
  ('01a21649-ea38-7629-9c92-4b5da06b5ef7', '2026-11-26T05:17:52.514Z', 'token.issued', null, 'token', '01a21649-ea36-734b-bdd9-4d3264b7fc04', null, null, null, null, '{"name":"command line","scopes":["read","write","secrets","operator"],"appIds":null,"expiresAt":"2027-11-26T05:17:52.514Z"}'),
  ('01a21649-f265-72b7-99eb-d257b77b2cce', '2026-11-26T05:17:54.602Z', 'account.created', null, 'account', '01a21649-f259-75c2-b507-3e2e0cc025de', null, null, null, null, '{"email":"bob@example.com","operator":false}'),
  ('01a2164a-019f-7702-80ce-bff3aa0839c7', '2026-11-26T05:17:58.461Z', 'account.created', null, 'account', '01a2164a-019e-760e-9ed7-9468d9c8e5a9', null, null, null, null, '{"email":"carol@example.com","operator":false}'),
  ('01a2164a-01b9-76cc-a7e9-f0a4763c8eaa', '2026-11-26T05:17:58.575Z', 'app.created', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'app', '01a2164a-01b8-7202-b8b0-99a8cc903c55', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"name":"Adopted","description":"Was there before.","integrationType":"embedded","category":"other"}'),
  ('01a2164a-01eb-756f-8b07-bce7c9a8c80f', '2026-11-26T05:17:58.633Z', 'client_secret.issued', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'client_secret', '01a2164a-01eb-756f-8b07-b91cf6cf27ad', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"number":1,"fingerprint":"cfec019c5cd07dcc","overlapSeconds":0}'),
  ('01a2164a-01eb-756f-8b07-c3c9cc56a1cd', '2026-11-26T05:17:58.633Z', 'production_credentials.requested', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'production_credentials', '01a2164a-01ea-7674-8a2f-20509e371b8b', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"status":"active","redirectUris":["http://localhost"]}'),
  ('01a2164a-021a-70e8-bd62-019a7001c5bd', '2026-11-26T05:17:58.676Z', 'sandbox.generated', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'sandbox', '01a2164a-0217-7034-bd30-4998b1044a60', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"companyId":100001,"redirectUris":["http://localhost"]}'),
  ('01a2164a-023f-72e2-b252-30eb90ec184b', '2026-11-26T05:17:58.718Z', 'collaborator.invited', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'collaborator', '01a2164a-023f-72e2-b252-29cb51d8eccb', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"email":"bob@example.com","role":"developer"}'),
  ('01a2164a-07b0-77d0-9835-e9110892a8f6', '2026-11-26T05:17:59.717Z', 'token.issued', null, 'token', '01a2164a-07ae-722f-b52b-59f4f2b92a55', null, null, null, null, '{"name":"command line","scopes":["read","write"],"appIds":null,"expiresAt":"2027-11-26T05:17:59.717Z"}'),
  ('01a2164a-0857-71cd-82ca-779476084509', '2026-11-26T05:18:00.277Z', 'collaborator.accepted', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'collaborator', '01a2164a-023f-72e2-b252-29cb51d8eccb', '01a21649-f259-75c2-b507-3e2e0cc025de', 'bob@example.com', '01a2164a-07ae-722f-b52b-59f4f2b92a55', '127.0.0.1', null),
  ('01a2164a-085c-7729-83d2-98a2abb89bc7', '2026-11-26T05:18:00.283Z', 'app.created', '01a2164a-085c-7729-83d2-966d959c4bc7', 'app', '01a2164a-085c-7729-83d2-966d959c4bc7', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"name":"Imported","description":"Was there before.","integrationType":"embedded","category":"other"}'),
  ('01a2164a-0860-754a-a3ad-4aa323dc2645', '2026-11-26T05:18:00.287Z', 'client_secret.issued', '01a2164a-085c-7729-83d2-966d959c4bc7', 'client_secret', '01a2164a-0860-754a-a3ad-46c3f8d8b604', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"number":1,"fingerprint":"e936cc5029ffdd9e","overlapSeconds":0}'),
  ('01a2164a-0861-77ac-846c-43702438d78b', '2026-11-26T05:18:00.287Z', 'production_credentials.requested', '01a2164a-085c-7729-83d2-966d959c4bc7', 'production_credentials', '01a2164a-0860-754a-a3ad-43b44c13aff1', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"status":"active","redirectUris":["http://localhost"]}'),
  ('01a2164a-0867-7413-8c31-abe5585fe084', '2026-11-26T05:18:00.293Z', 'sandbox.generated', '01a2164a-085c-7729-83d2-966d959c4bc7', 'sandbox', '01a2164a-0865-71c6-b0de-976f5e347564', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"companyId":100002,"redirectUris":["http://localhost"]}'),
  ('01a2164a-086a-743a-9056-19102d8c41f1', '2026-11-26T05:18:00.298Z', 'collaborator.invited', '01a2164a-085c-7729-83d2-966d959c4bc7', 'collaborator', '01a2164a-086a-743a-9056-11ad16683385', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"email":"bob@example.com","role":"developer"}'),
  ('01a2164a-0a70-7733-b31e-39572895964d', '2026-11-26T05:18:00.700Z', 'token.issued', null, 'token', '01a2164a-0a6e-752b-a38e-d824f5b721e4', null, null, null, null, '{"name":"command line","scopes":["read","write"],"appIds":null,"expiresAt":"2027-11-26T05:18:00.700Z"}'),
  ('01a2164a-0ab1-76b1-a804-39f44a0c8d84', '2026-11-26T05:18:00.881Z', 'collaborator.accepted', '01a2164a-085c-7729-83d2-966d959c4bc7', 'collaborator', '01a2164a-086a-743a-9056-11ad16683385', '01a21649-f259-75c2-b507-3e2e0cc025de', 'bob@example.com', '01a2164a-0a6e-752b-a38e-d824f5b721e4', '127.0.0.1', null),
  ('01a2164a-23e0-7463-80d7-ce1183409535', '2026-11-26T05:18:07.326Z', 'app.created', '01a2164a-23e0-7463-80d7-c9dee4581965', 'app', '01a2164a-23e0-7463-80d7-c9dee4581965', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"category":"other","deletionProtection":false,"description":"Has what it must.","integrationType":"embedded","managedBy":"urn:pulumi:settled::upgrades::devportal:index:App::few","name":"Few Arguments"}'),
  ('01a2164a-241f-7309-9e0f-a6b4ee5863e9', '2026-11-26T05:18:07.390Z', 'app.created', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'app', '01a2164a-241e-7152-8e93-b2ac044ddfb0', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"category":"bidding-estimation","deletionProtection":true,"description":"Shows the open bids.\nTwo lines of it.","integrationType":"hybrid","managedBy":"urn:pulumi:settled::upgrades::devportal:index:App::every","name":"Every Argument","siteUrl":"https://example.com/bids","supportEmail":"support@example.com","supportPhone":"+1 555 0100"}'),
  ('01a2164a-24e7-7213-91f0-65b5dd4b0936', '2026-11-26T05:18:07.588Z', 'client_secret.issued', '01a2164a-23e0-7463-80d7-c9dee4581965', 'client_secret', '01a2164a-24e7-7213-91f0-6108153b0914', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"number":1,"fingerprint":"8705d6db8d45bd80","overlapSeconds":0}'),
  ('01a2164a-24e7-7213-91f0-68bd9008f579', '2026-11-26T05:18:07.588Z', 'production_credentials.requested', '01a2164a-23e0-7463-80d7-c9dee4581965', 'production_credentials', '01a2164a-24e6-7139-b4fb-b488408d63e4', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"status":"active","redirectUris":["http://localhost"],"managedBy":"urn:pulumi:settled::upgrades::devportal:index:ProductionCredentials::few"}'),
  ('01a2164a-24e9-72d0-af4f-aa15e8968285', '2026-11-26T05:18:07.589Z', 'sandbox.generated', '01a2164a-23e0-7463-80d7-c9dee4581965', 'sandbox', '01a2164a-24e8-776c-a36e-14b2c1938b84', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"companyId":100003,"redirectUris":["http://localhost"]}'),
  ('01a2164a-24f2-7416-b424-d47d060c9b6c', '2026-11-26T05:18:07.596Z', 'collaborator.invited', '01a2164a-23e0-7463-80d7-c9dee4581965', 'collaborator', '01a2164a-24f0-770a-bc8f-abd1037a564d', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"email":"ada@example.com","role":"developer","managedBy":"urn:pulumi:settled::upgrades::devportal:index:Collaborator::few"}'),
  ('01a2164a-24f4-770e-974f-625a0645fffa', '2026-11-26T05:18:07.599Z', 'app.logo_set', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'app', '01a2164a-241e-7152-8e93-b2ac044ddfb0', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"sha256":"f701c76ac7fb684490c5c2fc887c4414ee56d4a071f9ab2418ab5b3fa7c4f3ef"}'),
  ('01a2164a-2517-74df-ba26-66341485b12e', '2026-11-26T05:18:07.628Z', 'app.adopted', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'app', '01a2164a-01b8-7202-b8b0-99a8cc903c55', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"from":null,"to":"urn:pulumi:settled::upgrades::devportal:index:App::adopted"}'),
  ('01a2164a-26a5-73db-8d9a-2a2ba662cca6', '2026-11-26T05:18:08.036Z', 'client_secret.issued', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'client_secret', '01a2164a-26a5-73db-8d9a-25454ea33eb0', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"number":1,"fingerprint":"d8ef9f038a71d69c","overlapSeconds":0}'),
  ('01a2164a-26a5-73db-8d9a-2ef1cd9bc7a2', '2026-11-26T05:18:08.036Z', 'production_credentials.requested', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'production_credentials', '01a2164a-26a5-73db-8d9a-207aca58d8f2', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"status":"active","redirectUris":["https://example.com/callback","http://localhost:3000/callback"],"managedBy":"urn:pulumi:settled::upgrades::devportal:index:ProductionCredentials::every"}'),
  ('01a2164a-2786-75f1-bfb7-2a577b68f9a4', '2026-11-26T05:18:08.136Z', 'collaborator.invited', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'collaborator', '01a2164a-2773-7092-a465-9f3a78526495', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"email":"Ada@example.com","role":"admin","managedBy":"urn:pulumi:settled::upgrades::devportal:index:Collaborator::every"}'),
  ('01a2164a-2813-709e-9778-0df1454d9979', '2026-11-26T05:18:08.401Z', 'collaborator.invited', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'collaborator', '01a2164a-2812-7021-b11d-09986d7fea33', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"email":"carol@example.com","role":"admin","managedBy":"urn:pulumi:settled::upgrades::devportal:index:Collaborator::declined"}'),
  ('01a2164a-2852-7792-ac7c-f91d817511f8', '2026-11-26T05:18:08.465Z', 'collaborator.invited', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'collaborator', '01a2164a-2851-7438-bf32-6042f4a5af7e', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"email":"dave@example.com","role":"admin","managedBy":"urn:pulumi:settled::upgrades::devportal:index:Collaborator::expired"}'),
  ('01a2164a-2894-77da-b14a-d002af7e46a1', '2026-11-26T05:18:08.503Z', 'sandbox.generated', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'sandbox', '01a2164a-2890-70ee-8cae-6f74fa860972', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"companyId":100004,"redirectUris":["urn:ietf:wg:oauth:2.0:oob"]}'),
  ('01a2164a-292f-7212-bd47-52e8ac9b1769', '2026-11-26T05:18:08.661Z', 'sandbox.adopted', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'sandbox', '01a2164a-0217-7034-bd30-4998b1044a60', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"from":null,"to":"urn:pulumi:settled::upgrades::devportal:index:Sandbox::adopted"}'),
  ('01a2164a-293b-7495-a89b-82007f336880', '2026-11-26T05:18:08.697Z', 'collaborator.adopted', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'collaborator', '01a2164a-023f-72e2-b252-29cb51d8eccb', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"from":null,"to":"urn:pulumi:settled::upgrades::devportal:index:Collaborator::adopted"}'),
  ('01a2164a-2952-713e-b681-530769a869a0', '2026-11-26T05:18:08.717Z', 'sandbox.secret_reset', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'sandbox', '01a2164a-0217-7034-bd30-4998b1044a60', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"companyId":100001}'),
  ('01a2164a-2956-7396-a9fa-3b7a265c9a62', '2026-11-26T05:18:08.725Z', 'collaborator.role_changed', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'collaborator', '01a2164a-023f-72e2-b252-29cb51d8eccb', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"from":"developer","to":"admin"}'),
  ('01a2164a-295b-7451-9d28-0033bcd2b177', '2026-11-26T05:18:08.726Z', 'production_credentials.adopted', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'production_credentials', '01a2164a-01ea-7674-8a2f-20509e371b8b', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"from":null,"to":"urn:pulumi:settled::upgrades::devportal:index:ProductionCredentials::adopted"}'),
  ('01a2164a-298d-754b-87b9-80a7b689ece3', '2026-11-26T05:18:08.746Z', 'client_secret.retired', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'client_secret', '01a2164a-01eb-756f-8b07-b91cf6cf27ad', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"number":1,"fingerprint":"cfec019c5cd07dcc","expiresAt":"2026-11-27T05:18:08.746Z"}'),
  ('01a2164a-298d-754b-87b9-8b590fade29f', '2026-11-26T05:18:08.746Z', 'client_secret.issued', '01a2164a-01b8-7202-b8b0-99a8cc903c55', 'client_secret', '01a2164a-298d-754b-87b9-87c88b8b76a3', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"number":2,"fingerprint":"9bf4e3ca0dcd7d31","overlapSeconds":86400}'),
  ('01a2164a-4db5-7276-8b18-8f137b4391f5', '2026-11-26T05:18:17.774Z', 'token.issued', null, 'token', '01a2164a-4db2-7337-adb0-f6b56c32d17c', null, null, null, null, '{"name":"command line","scopes":["read","write"],"appIds":null,"expiresAt":"2027-11-26T05:18:17.774Z"}'),
  ('01a2164a-4e1b-76b9-bb7b-ff93c213dff6', '2026-11-26T05:18:18.139Z', 'collaborator.declined', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'collaborator', '01a2164a-2812-7021-b11d-09986d7fea33', '01a2164a-019e-760e-9ed7-9468d9c8e5a9', 'carol@example.com', '01a2164a-4db2-7337-adb0-f6b56c32d17c', '127.0.0.1', null),
  ('01a2164a-59bb-74a5-9ce7-39d87b9cc060', '2026-11-26T05:18:21.114Z', 'client_secret.retired', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'client_secret', '01a2164a-26a5-73db-8d9a-25454ea33eb0', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"number":1,"fingerprint":"d8ef9f038a71d69c","expiresAt":"2026-11-29T05:18:21.114Z","keepUntil":"2026-12-29T05:18:21.114Z"}'),
  ('01a2164a-59bc-7042-9c18-96b0dad9a89b', '2026-11-26T05:18:21.114Z', 'client_secret.issued', '01a2164a-241e-7152-8e93-b2ac044ddfb0', 'client_secret', '01a2164a-59bc-7042-9c18-92573c404414', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"number":2,"fingerprint":"5e0ecb2def00fd06","overlapSeconds":259200,"keepWhileUsedSeconds":3600}'),
  ('01a2164a-9215-7779-98c7-eb6bc3f700e4', '2026-11-26T05:18:35.540Z', 'app.created', '01a2164a-9214-7687-a752-5fa6de57ea88', 'app', '01a2164a-9214-7687-a752-5fa6de57ea88', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"category":"other","deletionProtection":false,"description":"Has things that are not finished.","integrationType":"embedded","managedBy":"urn:pulumi:unfinished::upgrades::devportal:index:App::reset","name":"reset"}'),
  ('01a2164a-9239-7205-914e-67b674244de3', '2026-11-26T05:18:35.577Z', 'client_secret.issued', '01a2164a-9214-7687-a752-5fa6de57ea88', 'client_secret', '01a2164a-9239-7205-914e-6353d66063f3', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"number":1,"fingerprint":"873ed8f1a17eaa57","overlapSeconds":0}'),
  ('01a2164a-9239-7205-914e-69f6d4647b0d', '2026-11-26T05:18:35.577Z', 'production_credentials.requested', '01a2164a-9214-7687-a752-5fa6de57ea88', 'production_credentials', '01a2164a-9239-7205-914e-5c028498c8ad', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"status":"active","redirectUris":["http://localhost"],"managedBy":"urn:pulumi:unfinished::upgrades::devportal:index:ProductionCredentials::reset"}'),
  ('01a2164a-9244-753d-914c-14e274a9d2b0', '2026-11-26T05:18:35.587Z', 'sandbox.generated', '01a2164a-9214-7687-a752-5fa6de57ea88', 'sandbox', '01a2164a-9243-756c-a2f5-0f113947ddd3', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"companyId":100005,"redirectUris":["http://localhost"]}'),
  ('01a2164a-a47e-70fc-855f-41c0d00d74d1', '2026-11-26T05:18:40.250Z', 'settings.updated', null, 'settings', 'portal', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"sandboxGenerationSeconds":30,"approvalRequired":true}'),
  ('01a2164a-aeff-7282-82c8-3d7645b655b9', '2026-11-26T05:18:42.943Z', 'app.created', '01a2164a-aeff-7282-82c8-3941d8d18313', 'app', '01a2164a-aeff-7282-82c8-3941d8d18313', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"category":"other","deletionProtection":false,"description":"Has things that are not finished.","integrationType":"embedded","managedBy":"urn:pulumi:unfinished::upgrades::devportal:index:App::waiting","name":"waiting"}'),
  ('01a2164a-afcf-767f-b115-3e2540280c3d', '2026-11-26T05:18:43.150Z', 'sandbox.generated', '01a2164a-aeff-7282-82c8-3941d8d18313', 'sandbox', '01a2164a-afce-7587-9eb7-c89a7a6630ba', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"companyId":100006,"redirectUris":["http://localhost"]}'),
  ('01a2164a-b02c-728d-a88e-45263926666b', '2026-11-26T05:18:43.243Z', 'client_secret.issued', '01a2164a-aeff-7282-82c8-3941d8d18313', 'client_secret', '01a2164a-b02c-728d-a88e-43c277adf77c', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"number":1,"fingerprint":"4ea8c3ea84d1cc94","overlapSeconds":0}'),
  ('01a2164a-b02c-728d-a88e-4b8730f2dee7', '2026-11-26T05:18:43.243Z', 'production_credentials.requested', '01a2164a-aeff-7282-82c8-3941d8d18313', 'production_credentials', '01a2164a-b02c-728d-a88e-3e55e74bcd5a', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-ea36-734b-bdd9-4d3264b7fc04', '127.0.0.1', '{"status":"pending","redirectUris":["http://localhost"],"managedBy":"urn:pulumi:unfinished::upgrades::devportal:index:ProductionCredentials::waiting"}'),
  ('01a2164a-b4d7-73b6-bb44-05ee2b9882a2', '2026-11-26T05:18:44.439Z', 'settings.updated', null, 'settings', 'portal', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"sandboxGenerationSeconds":0,"approvalRequired":false}'),
  ('01a2164a-b9cf-7428-92a0-160e17e49a95', '2026-11-26T05:18:45.709Z', 'sandbox.secret_reset', '01a2164a-9214-7687-a752-5fa6de57ea88', 'sandbox', '01a2164a-9243-756c-a2f5-0f113947ddd3', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"companyId":100005}'),
  ('01a2164a-b9d2-7665-b2b9-7bd1aaff991a', '2026-11-26T05:18:45.713Z', 'client_secret.retired', '01a2164a-9214-7687-a752-5fa6de57ea88', 'client_secret', '01a2164a-9239-7205-914e-6353d66063f3', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"number":1,"fingerprint":"873ed8f1a17eaa57","expiresAt":"2026-11-26T05:18:45.713Z"}'),
  ('01a2164a-b9d2-7665-b2b9-80f5b151fc0e', '2026-11-26T05:18:45.713Z', 'client_secret.issued', '01a2164a-9214-7687-a752-5fa6de57ea88', 'client_secret', '01a2164a-b9d2-7665-b2b9-7f1e4277e436', '01a21649-d30c-7362-b431-87522cd6aa7c', 'owner@example.com', '01a21649-e722-7617-95cd-bb5a3f10c1bf', '127.0.0.1', '{"number":2,"fingerprint":"6aeb8ae466fe5ea8","overlapSeconds":0}');

insert into "settings" (name, value, updated_at) values
  ('sandboxGenerationSeconds', '0', '2026-11-26T05:18:44.439Z'),
  ('approvalRequired', 'false', '2026-11-26T05:18:44.439Z');

insert into "sequences" (name, value) values
  ('company', 100006),
  ('project', 500006);

insert into "sealing_keys" (id, check_value, created_at) values
  ('85be1e98', '85be1e98.xe3-wtQtByFzpphq.BEjNuyfDci6aeftyk1mz6AV_JvR000yrHw', '2026-11-26T05:17:48.456Z');

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
