-- Recorded at 2026-11-26T08:59:22.874Z

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

CREATE TABLE sandboxes (
    id text primary key, app_id text not null unique references apps (id),
    status text not null, failure_reason text, company_id bigint not null unique, project_id bigint not null,
    client_id text not null unique, managed_by text, idempotency_key text, key_account_id text, claim text, last_run text,
  managed_since text,
    ready_at text not null, created_at text not null, updated_at text not null, redirect_uris text not null default '["http://localhost"]');

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

CREATE TABLE "client_secrets" (
    id text primary key, client_id text not null, sandbox_id text, number integer not null,
    hash text not null, fingerprint text not null, sealed text, is_current integer not null, idempotency_key text,
    created_at text not null, expires_at text, revoked_at text, last_used_at text, last_used_address text,
    keep_while_used_seconds integer, keep_until text);

CREATE TABLE "client_secret_hashes" (
    client_id text not null, hash text not null, primary key (client_id, hash));

insert into "migrations" (number, name, applied_at) values
  (1, 'initial', '2026-11-26T08:59:16.127Z'),
  (2, 'signing-in', '2026-11-26T08:59:16.127Z'),
  (3, 'oauth', '2026-11-26T08:59:16.127Z'),
  (4, 'sandbox-secrets', '2026-11-26T08:59:16.127Z');

insert into "accounts" (id, email, email_key, first_name, last_name, password_hash, operator, verified_at, created_at, updated_at, deactivated_at) values
  ('01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', 'owner@example.com', '', '', 'scrypt$131072$8$1$RefuA5QG1Z16o-XcyqyRfw$wLgy-kl1_cYCKJdIPsNh1rqY07j7Df7-xiNIMMcA9pA', 1, '2026-11-26T08:59:16.122Z', '2026-11-26T08:59:16.122Z', '2026-11-26T08:59:16.122Z', null),
  ('01a21714-a4c4-7425-8441-557fbea96ac7', 'bob@example.com', 'bob@example.com', '', '', 'scrypt$131072$8$1$DUzaC1ZsrWKd6c2aIpCaiA$__Gp2EPeyLu45iOXJu_V7V589LYRlEjcTW0RvDxs_48', 0, '2026-11-26T08:59:18.584Z', '2026-11-26T08:59:18.584Z', '2026-11-26T08:59:18.584Z', null),
  ('01a21714-a787-7165-bbb1-4db79579b8c7', 'carol@example.com', 'carol@example.com', '', '', 'scrypt$131072$8$1$-Hx9W4YCHBz9vccQoCjNMw$cuDT53p2Ni9Sd-0y-pqWLRASupwA1FTc9xxeZEK5pnA', 0, '2026-11-26T08:59:19.290Z', '2026-11-26T08:59:19.290Z', '2026-11-26T08:59:19.290Z', null),
  ('01a21714-aa49-73fc-9d8d-bb28327130bf', 'eve@example.com', 'eve@example.com', '', '', 'scrypt$131072$8$1$TY9-_YJB7H4Ov2TdPveVWw$BHINDGNqnr-7FhY74fsIEB9iBKFHUlsNlaKbnn0A8WQ', 0, '2026-11-26T08:59:19.997Z', '2026-11-26T08:59:19.997Z', '2026-11-26T08:59:22.618Z', '2026-11-26T08:59:22.618Z');

insert into "tokens" (id, account_id, name, prefix, hash, scopes, app_ids, created_at, expires_at, revoked_at, last_used_at) values
  ('01a21714-9c6e-73a6-b28a-4960273e7e44', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'command line', 'dpt_e7Ho', '0d11a892eb38f45eae267e9ec8e909183b1d6a5f38df1cb728c70e7e969c611c', '["read","write","secrets","operator"]', null, '2026-11-26T08:59:16.431Z', '2027-11-26T08:59:16.431Z', null, '2026-11-26T08:59:22.768Z'),
  ('01a21714-ab9b-760d-b105-6f3f88d37ab0', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'command line', 'dpt_YiTi', 'decc06f5e8a35670b2ae96a3cb8247babf3dbc417cd355c41506ff4db96bf8b4', '["read"]', null, '2026-11-26T08:59:20.302Z', '2027-11-26T08:59:20.302Z', null, null),
  ('01a21714-ad2b-70d4-b000-bcc2f13c4ecf', '01a21714-a4c4-7425-8441-557fbea96ac7', 'command line', 'dpt__-S9', '06b31c7abc89c731f6835dda1cf30f54c222f72079f1b87b0a4efbe5abd40254', '["read","write","secrets"]', null, '2026-11-26T08:59:20.715Z', '2027-11-26T08:59:20.715Z', null, '2026-11-26T08:59:22.822Z'),
  ('01a21714-ae67-70e9-8acb-617abdaddfa3', '01a21714-a787-7165-bbb1-4db79579b8c7', 'command line', 'dpt_m-u5', 'f9c490770d28965ef5f076302001ca6e0775b1d303abc9491122e1bee3c27019', '["read","write"]', null, '2026-11-26T08:59:21.031Z', '2027-11-26T08:59:21.031Z', null, '2026-11-26T08:59:22.401Z'),
  ('01a21714-afa2-7194-81f8-dc9b9b8bfa68', '01a21714-aa49-73fc-9d8d-bb28327130bf', 'command line', 'dpt_qc8A', 'e7de0642e57265d12bb88cb4e133e4464fbb4b022b1722205a63463d1f24737e', '["read"]', null, '2026-11-26T08:59:21.340Z', '2027-11-26T08:59:21.340Z', null, null);

insert into "logos" (sha256, content_type, size, bytes) values
  ('f701c76ac7fb684490c5c2fc887c4414ee56d4a071f9ab2418ab5b3fa7c4f3ef', 'image/png', 69, x'89504e470d0a1a0a0000000d4948445200000008000000080800000000e164e1570000000c49444154789c6360a00e0000004800012eb83c7e0000000049454e44ae426082');

insert into "apps" (id, owner_id, name, name_key, description, integration_type, category, support_email, support_phone, site_url, logo_sha256, deletion_protection, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, created_at, updated_at, deleted_at) values
  ('01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'Full of Everything', 'full of everything', 'Was recorded, and changed before.', 'embedded', 'other', 'help@example.com', '+1 555 0100', 'https://example.com/full', 'f701c76ac7fb684490c5c2fc887c4414ee56d4a071f9ab2418ab5b3fa7c4f3ef', 1, null, null, null, null, null, null, '2026-11-26T08:59:22.204Z', '2026-11-26T08:59:22.417Z', null),
  ('01a21714-b3b9-730e-8cf9-c632adb1fd29', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'Declared', 'declared', 'Was recorded.', 'embedded', 'other', null, null, null, null, 0, 'urn:pulumi:test::demo::devportal:b47e0b90-b2b4-4346-9ead-5ca762834baf', 'ca79fa92-c4ab-40b0-9ab5-affc36e96d12', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '01a21714-b3b6-77fc-a44e-fe5f9c496dbc', null, '2026-11-26T08:59:22.425Z', '2026-11-26T08:59:22.425Z', '2026-11-26T08:59:22.425Z', null),
  ('01a21714-b3d7-71b9-816a-235ffa062ecf', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'Waiting', 'waiting', 'Was recorded.', 'embedded', 'other', null, null, null, null, 0, null, null, null, null, null, null, '2026-11-26T08:59:22.455Z', '2026-11-26T08:59:22.455Z', null),
  ('01a21714-b3da-7098-9aaa-4f0c9129e72f', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'Rejected', 'rejected', 'Was recorded.', 'embedded', 'other', null, null, null, null, 0, null, null, null, null, null, null, '2026-11-26T08:59:22.458Z', '2026-11-26T08:59:22.458Z', null),
  ('01a21714-b3dd-73c3-af29-5b831ab9a05f', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'Deleted', 'deleted', 'Was recorded.', 'embedded', 'other', null, null, null, null, 0, null, null, null, null, null, null, '2026-11-26T08:59:22.461Z', '2026-11-26T08:59:22.526Z', '2026-11-26T08:59:22.526Z'),
  ('01a21714-b3e5-73a1-bb73-5a56bb646724', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'Generating', 'generating', 'Was recorded.', 'embedded', 'other', null, null, null, null, 0, null, null, null, null, null, null, '2026-11-26T08:59:22.469Z', '2026-11-26T08:59:22.469Z', null),
  ('01a21714-b3ee-7682-8899-1cfc58e45ca2', '01a21714-a4c4-7425-8441-557fbea96ac7', 'Given Away', 'given away', 'Was recorded.', 'embedded', 'other', null, null, null, null, 0, null, null, null, null, null, null, '2026-11-26T08:59:22.478Z', '2026-11-26T08:59:22.494Z', null);

insert into "production_credentials" (id, app_id, client_id, status, rejection_reason, redirect_uris, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, created_at, updated_at, deleted_at) values
  ('01a21714-b2f2-731c-a13f-e461283eca77', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', 'active', null, '["https://client.example/callback","http://localhost:8080/back"]', null, null, null, null, null, null, '2026-11-26T08:59:22.224Z', '2026-11-26T08:59:22.224Z', null),
  ('01a21714-b3bf-75bc-94ad-72fd7725bcae', '01a21714-b3b9-730e-8cf9-c632adb1fd29', 'wIRQBzJIRrOew-O6-z6nZdvm4uzbX9EXxICHCPGrEoU', 'active', null, '["http://localhost"]', 'urn:pulumi:test::demo::devportal:d1d657e9-a993-4f60-9fe7-dc74a49e0ea9', 'b45c4032-1448-4c1d-8f6c-699ec25856b8', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '01a21714-b3bd-73c7-a58a-00915295c7c8', null, '2026-11-26T08:59:22.431Z', '2026-11-26T08:59:22.431Z', '2026-11-26T08:59:22.431Z', null),
  ('01a21714-b408-7384-b951-6efab9e7a770', '01a21714-b3d7-71b9-816a-235ffa062ecf', 'hM_Y36w5taqIsO_pbL-jggTwv5G3hQcY0AjnZJ_biTE', 'pending', null, '["http://localhost"]', null, null, null, null, null, null, '2026-11-26T08:59:22.502Z', '2026-11-26T08:59:22.502Z', null),
  ('01a21714-b40d-726a-9b9a-3b079915b90e', '01a21714-b3da-7098-9aaa-4f0c9129e72f', 'cjhMJ2BrsPvPfz75vsjXCrNopwSHRJKKcR_gSe3YZpo', 'rejected', 'It does not say what it is for.', '["http://localhost"]', null, null, null, null, null, null, '2026-11-26T08:59:22.509Z', '2026-11-26T08:59:22.513Z', null);

insert into "sandboxes" (id, app_id, status, failure_reason, company_id, project_id, client_id, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, ready_at, created_at, updated_at, redirect_uris) values
  ('01a21714-b316-72a5-8a5c-68a37927a644', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'generating', null, 100001, 500001, 'TlviCW-nCfoUTidKhDXgHsQ1K9CXRPNEJ9I0Ui_EYe0', null, null, null, null, null, null, '2026-11-26T08:59:22.261Z', '2026-11-26T08:59:22.261Z', '2026-11-26T08:59:22.261Z', '["http://localhost"]'),
  ('01a21714-b3cd-771a-8a72-509a963f0c01', '01a21714-b3b9-730e-8cf9-c632adb1fd29', 'generating', null, 100002, 500002, '4ew6l_gRMNJ35MVumgzp2FVz_6GFKkRhTT6A39gYX6A', 'urn:pulumi:test::demo::devportal:7fb62fc2-8d2c-4c56-8e6c-34a4ab7320f9', '3d078866-5601-4dca-9e58-a1b3fbfc71a8', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '01a21714-b3ca-72c8-868e-a2a24dceb864', null, '2026-11-26T08:59:22.444Z', '2026-11-26T08:59:22.444Z', '2026-11-26T08:59:22.444Z', '2026-11-26T08:59:22.444Z', '["http://localhost"]'),
  ('01a21714-b417-7624-b770-0dee37390452', '01a21714-b3e5-73a1-bb73-5a56bb646724', 'generating', null, 100003, 500003, 'Ea5P8hb0qFqZPohHT5NtTWo6_j_GByIw05ZZc0FQAbc', null, null, null, null, null, null, '2026-11-26T09:59:22.519Z', '2026-11-26T08:59:22.519Z', '2026-11-26T08:59:22.519Z', '["http://localhost"]');

insert into "sandbox_records" (sandbox_id, collection, id, data) values
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'companies', 100001, '{"id":100001,"name":"owner@example.com Sandbox","is_active":true,"my_company":true}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'users', 50000101, '{"id":50000101,"name":"owner@example.com","first_name":"","last_name":"","email_address":"owner@example.com","is_employee":true,"is_active":true,"vendor":null,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'users', 50000102, '{"id":50000102,"name":"Test Architect","first_name":"Test","last_name":"Architect","email_address":"sandbox+arch@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'users', 50000103, '{"id":50000103,"name":"Test Subcontractor","first_name":"Test","last_name":"Subcontractor","email_address":"sandbox+sub@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'users', 50000104, '{"id":50000104,"name":"API Support","first_name":"API","last_name":"Support","email_address":"sandbox+demo@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'projects', 500001, '{"id":500001,"name":"Sandbox Test Project","display_name":"1234 - Sandbox Test Project","project_number":"1234","active":true,"start_date":"2026-01-05","completion_date":"2026-08-14","time_zone":"Etc/UTC","company":{"id":100001,"name":"owner@example.com Sandbox"},"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'project_users', 50000102, '{"id":50000102,"name":"Test Architect","first_name":"Test","last_name":"Architect","email_address":"sandbox+arch@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'project_users', 50000103, '{"id":50000103,"name":"Test Subcontractor","first_name":"Test","last_name":"Subcontractor","email_address":"sandbox+sub@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'project_users', 50000104, '{"id":50000104,"name":"API Support","first_name":"API","last_name":"Support","email_address":"sandbox+demo@example.com","is_employee":false,"is_active":true,"vendor":null,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'tasks', 50000110, '{"id":50000110,"name":"Mobilization","row_number":1,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z","task_name":"Mobilization","key":"50000110","start_datetime":"2026-01-05T00:00:00Z","finish_datetime":"2026-01-09T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":100,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'tasks', 50000111, '{"id":50000111,"name":"Excavation","row_number":2,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z","task_name":"Excavation","key":"50000111","start_datetime":"2026-01-12T00:00:00Z","finish_datetime":"2026-01-23T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":100,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'tasks', 50000112, '{"id":50000112,"name":"Foundations","row_number":3,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z","task_name":"Foundations","key":"50000112","start_datetime":"2026-01-26T00:00:00Z","finish_datetime":"2026-02-20T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":60,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'tasks', 50000113, '{"id":50000113,"name":"Structural Frame","row_number":4,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z","task_name":"Structural Frame","key":"50000113","start_datetime":"2026-02-23T00:00:00Z","finish_datetime":"2026-04-17T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'tasks', 50000114, '{"id":50000114,"name":"Roofing","row_number":5,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z","task_name":"Roofing","key":"50000114","start_datetime":"2026-04-20T00:00:00Z","finish_datetime":"2026-05-15T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'tasks', 50000115, '{"id":50000115,"name":"Mechanical and Electrical","row_number":6,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z","task_name":"Mechanical and Electrical","key":"50000115","start_datetime":"2026-05-04T00:00:00Z","finish_datetime":"2026-06-26T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'tasks', 50000116, '{"id":50000116,"name":"Interior Finishes","row_number":7,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z","task_name":"Interior Finishes","key":"50000116","start_datetime":"2026-06-15T00:00:00Z","finish_datetime":"2026-08-07T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'tasks', 50000117, '{"id":50000117,"name":"Handover","row_number":8,"created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z","task_name":"Handover","key":"50000117","start_datetime":"2026-08-10T00:00:00Z","finish_datetime":"2026-08-14T00:00:00Z","actual_start":null,"actual_finish":null,"percentage":0,"critical_path":false,"milestone":false,"manually_edited":false,"parent_id":null,"pending":false,"source_uid":null,"activity_id":null,"schedule_activity_id":null,"resource_name":null,"resource_ids":[],"wbs":null,"schedule_duration":null,"notes":null,"updated_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"}}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'folders', 50000105, '{"id":50000105,"name":"Documents","parent_id":null,"private":false,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'folders', 50000106, '{"id":50000106,"name":"Contracts","parent_id":50000105,"private":false,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'folders', 50000107, '{"id":50000107,"name":"Drawings","parent_id":50000105,"private":false,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'folders', 50000108, '{"id":50000108,"name":"Photos","parent_id":50000105,"private":false,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'folders', 50000109, '{"id":50000109,"name":"Specifications","parent_id":50000105,"private":false,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'images', 50000118, '{"id":50000118,"filename":"site.jpg","description":"Site before excavation","log_date":"2026-01-05","taken_at":"2026-01-05T08:00:00Z","url":null,"thumbnail_url":null,"private":false,"starred":false,"uploader":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'drawing_sets', 50000119, '{"id":50000119,"project_id":500001,"company_id":100001,"name":"Issued for Construction","date":"2026-01-05","position":1,"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z"}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'rfis', 50000120, '{"id":50000120,"number":"1","subject":"Depth of the foundation at grid line C","created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z","full_number":"1","prefix":null,"revision":"0","status":"open","draft":false,"private":false,"accepted":false,"due_date":"2026-02-06","initiated_at":"2026-11-26T08:59:22Z","time_resolved":null,"reference":null,"drawing_number":null,"rfi_manager":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"received_from":{"id":50000103,"login":"sandbox+sub@example.com","name":"Test Subcontractor"},"assignee":{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"},"assignees":[{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"}],"ball_in_court":{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"},"ball_in_courts":[{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"}],"distribution_list":[],"responsible_contractor":null,"location":null,"cost_code":null,"specification_section":null,"cost_impact":{"status":null,"value":null},"schedule_impact":{"status":null,"value":null},"questions":[{"id":50000121,"question_date":"2026-11-26T08:59:22Z","plain_text_body":"Which depth applies at grid line C?","rich_text_body":"<p>Which depth applies at grid line C?</p>","created_by":"owner@example.com","attachments":[],"answers":[]}],"deleted":false,"deleted_at":null}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'submittals', 50000122, '{"id":50000122,"number":"1","created_by":{"id":50000101,"login":"owner@example.com","name":"owner@example.com"},"created_at":"2026-11-26T08:59:22Z","updated_at":"2026-11-26T08:59:22Z","formatted_number":"1","revision":"0","current_revision":true,"title":"Concrete mix design","description":null,"type":null,"status":{"id":2,"name":"Open","status":"Open"},"private":false,"due_date":"2026-01-23","issue_date":null,"received_date":null,"required_on_site_date":null,"submit_by":null,"lead_time":null,"submittal_manager":{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"},"received_from":{"id":50000103,"login":"sandbox+sub@example.com","name":"Test Subcontractor"},"ball_in_court":[{"id":50000102,"login":"sandbox+arch@example.com","name":"Test Architect"}],"distribution_members":[],"approvers":[],"responsible_contractor":null,"specification_section":null,"submittal_package":null,"location":null,"attachments_count":0}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'rfis.last_number', 1, '{"id":1}'),
  ('01a21714-b316-72a5-8a5c-68a37927a644', 'tasks.last_number', 8, '{"id":8}');

insert into "collaborators" (id, app_id, email, email_key, account_id, role, status, invited_by, invited_at, expires_at, accepted_at, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since, created_at, updated_at) values
  ('01a21714-b35e-7329-be91-2607d1e7fe33', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'bob@example.com', 'bob@example.com', '01a21714-a4c4-7425-8441-557fbea96ac7', 'developer', 'accepted', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '2026-11-26T08:59:22.322Z', '2026-12-03T08:59:22.322Z', '2026-11-26T08:59:22.391Z', null, null, null, null, null, null, '2026-11-26T08:59:22.322Z', '2026-11-26T08:59:22.391Z'),
  ('01a21714-b376-74c6-b528-cdb081bed9df', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'carol@example.com', 'carol@example.com', null, 'admin', 'declined', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '2026-11-26T08:59:22.358Z', '2026-12-03T08:59:22.358Z', null, null, null, null, null, null, null, '2026-11-26T08:59:22.358Z', '2026-11-26T08:59:22.401Z'),
  ('01a21714-b37c-7026-84cf-67f2495db317', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'dave@example.com', 'dave@example.com', null, 'developer', 'pending', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '2026-11-26T08:59:22.363Z', '2026-12-03T08:59:22.363Z', null, null, null, null, null, null, null, '2026-11-26T08:59:22.363Z', '2026-11-26T08:59:22.363Z'),
  ('01a21714-b383-75d3-b85f-1f148244520b', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'frank@example.com', 'frank@example.com', null, 'admin', 'pending', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '2026-11-26T08:59:22.370Z', '2026-11-26T08:59:22.370Z', null, null, null, null, null, null, null, '2026-11-26T08:59:22.370Z', '2026-11-26T08:59:22.370Z'),
  ('01a21714-b3d4-7674-a685-84ac0a1d8518', '01a21714-b3b9-730e-8cf9-c632adb1fd29', 'dave@example.com', 'dave@example.com', null, 'developer', 'pending', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '2026-11-26T08:59:22.451Z', '2026-12-03T08:59:22.451Z', null, 'urn:pulumi:test::demo::devportal:03f4202a-f983-46f9-8e3e-6a32700e3c46', '5b5c1417-beaa-43df-951c-e965b87eea18', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '01a21714-b3d1-74fc-b5d3-9d8ed39f81cd', null, '2026-11-26T08:59:22.451Z', '2026-11-26T08:59:22.451Z', '2026-11-26T08:59:22.451Z'),
  ('01a21714-b3ff-749d-9ef0-6600e242eea0', '01a21714-b3ee-7682-8899-1cfc58e45ca2', 'owner@example.com', 'owner@example.com', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'admin', 'accepted', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '2026-11-26T08:59:22.494Z', '2026-12-03T08:59:22.494Z', '2026-11-26T08:59:22.494Z', null, null, null, null, null, null, '2026-11-26T08:59:22.494Z', '2026-11-26T08:59:22.494Z');

insert into "outbox" (id, recipient, subject, body, created_at, sent_at, attempts, failure) values
  ('01a21714-b35e-7329-be91-2aa4f41cca48', 'bob@example.com', 'You are invited to the app "Full of Everything"', 'ba2d1d0d.Gk6_Gl8sY5iEZ-qC.q7nKTvn9DsageHmvMrB2y6W5jAQaKh_CSvuv0Ly4xiIFGIhkAke99fFmcY7UrIxQVgY0-olXAuCQWXeNgdqo2SsnStGJKvfI0vj2C786Ji8Ww8_dhCDVoppqxZverxWpFCtioPJ7M4f_E00xCWdjldMyHD6eDG-OYDjOYo6HKVcS6haBBPFt33S-J6qj2Lx2xAo1Q-W6LL3wCWbCrcaKIwmwafH2-sL_2GOm7r9Rq_q-pqsUOVjiJXEcTy3ElbnehwZbVB3Gp5I6-qm3q4G2kgJRnEDqSDPqKG5XCXxv3hApQgeozy5sNYUZWQD6fUE1aJkKqRi42nEGpaOy2YRXph54P64DN3pNZ1o_8R1wX_YQI-ZhqZuyqTqxm0nP009kScZvWxwsDgoENONmn93bK16poeiu1CbUAFH58eHuLrhRBqrt6suBrxEZWkfe9GHYxWGpws_LD8ax6lkZ', '2026-11-26T08:59:22.322Z', null, 0, null),
  ('01a21714-b377-7753-88a1-94ac69af4b5f', 'carol@example.com', 'You are invited to the app "Full of Everything"', 'ba2d1d0d.8RK7VuZeR6HgGT1U.dfY4mW_eIvIeN9LGIdDbiY3-efhQzNLcEc7pl7M0sPt3tp2VOBJDgH5p8X-K3ouPkMWEiIRi-YrrLRjXq_kio47e3yxT1z45N43rsI-JlfUGeNhSGGZyUS8joGODfSWC_geFZBOjNDiUCnSYXqr3QAuDaRS3gHWQjewFh6Bk5TtCOMiNjOX0-nSE2kgKq6MOkMMyjFVABBsM25ottKQv44rYQRcSvKHNjQimDKVUhnuR6JdZXyx7bccQdUDXkjhu2t__xdNAVVlLFhqAQ-3KaW-5zfwXOmjWpFtMecHUaeS3dkQ6MYEze8WtHBB6JiyJbgNLI-Ogf-TKju4qpsoCIwMKJglbUj4fvaHI56E1yYozlG6ivq9nmkVCtixN4s1bfNtpIVa948QB_1qLPYPYqZ0AyR_aQ8X8SO4K2bl809C66q1ZqW31wfR8hR8jE9x_DqPnHMJTo5M', '2026-11-26T08:59:22.358Z', null, 0, null),
  ('01a21714-b37c-7026-84cf-6b334f713a56', 'dave@example.com', 'You are invited to the app "Full of Everything"', 'ba2d1d0d.JLiwJmLkUkCLL-ky.SP1V6Q-rAqXSt62mxaLvLkQmiyvhe_H-8x7XXFkQAs5U4EiOgtgXg3cI3exGIPuVewFQfJr7Xn3qIx7EyiBGA_W-epRQh0KDCG67Nyo-CFUI5kK4Ck7XIdRT3sMaUHGEV0gmzM8GU7iPEiGEee70B_rxG8XM-4Z7GkdTFp8t5IAn7Z0d2ElYep7q9sChynxzsbGlDRCyPy5SCf9-_iNPZTAYn9jTru1FPcU9IAXLLCqAsekPWw-LqSDXOJrgfglfb9vlptHzGQ_eUB458NAs-6oy3s_b32pjDQHf9j5NInlLHnezTJB1b9ObyBzxRFvelZsPPAw1rE_utC7OzgpfcOWkAWllmomdT3iv65fBB8ON80bjf03BSRkY_s8bbUNgUZvg8pm92z2-mb58l_73zFh9bYUyEHnY5rCeUEQP8CK91xYs9ZobIsYKUIoySEipftiWTnUQW2xKLV3v', '2026-11-26T08:59:22.363Z', null, 0, null),
  ('01a21714-b384-7111-8eed-ecddfd21c7a1', 'frank@example.com', 'You are invited to the app "Full of Everything"', 'ba2d1d0d.Gvb6PLzMkOuf3298.GgVX2IfPzL1rHPpn3tMKDwmA5cAfgUPqNggzJmvxFftt8b_lideNZ_6uMWOTlU5-YGO2VA0dkMB4kSG_dhz6B4k7HPr1mGh-HNpzVLMQF5bnTkzKC7YgUE_x6hJhZg9Q2UNuZut7dLsARXT0xzWBKvxQ5cMIH9Iay25skvV0LExPq8flyRdtspex-N_Co4ea55JNY1I6AB6uP4gvZow91BAvF1XW6PjwYsIZHI__Kdz9NBFpXwQoOg_cr8qpNiYT-smjoT2EhMqD1mRUQESSDrYrL95HFGC02egg057pewUw2cS-eU8AfVLADRG7zLvtLrqYetwi-hwhDC7rKAleZ26N4ddaVHiZLn7axW_31IgO65-yFvj3VPNn_fvVP8gVsJk235FlwSeD5iEmSo25zY28n5vMLIa4sk67DuQQkmcKxBu5Xyzc4welK5ebKt_YloJS_2Kj6eQ', '2026-11-26T08:59:22.370Z', null, 0, null),
  ('01a21714-b38b-7077-937c-a3948042a870', 'grace@example.com', 'You are invited to the app "Full of Everything"', 'ba2d1d0d.fVbBUicPi9JKfEvu.3KarpOMupSNksj4APYFBuZxWogML94bXy6Y5_bdwl9aUbxmz-eWB-HIzImzpwR2VNSp-zTNLbLmhIlxLOh3zzgGXckznZ_K7ut_mIDDI0NDGxJOlQBsHCuD0-3E1Fmkc38ABmnYJ5gJFfaTgD_Fju-0o-t8GF2_bwHBjYN6_f64g7eKH8ITQQn5FMa1z5ixf-C7K675lyjxsyg0ssImvzNE03RcVotCNV9PTPwDem52PDjFWhM_u8Und_JBDHhglSrRBpPo4AEJ-brTlz9Wb2LZXUn9KJh4t11T0UwrQMSNdO5OJyGr9FKIqRmQJQH5qavoArEW1RT8ubJAwIJ0W1O7A1z8gi2uYoVaBkka8c9-6MNcx82xK6awzlldbPDxabX3NZimVmlWxuKaD-DnbAoE2FlD-LA3DL9wPqQSUf-3mlVTEk-OANK6a8LgZduGc7xuql-Iw0plcfu5W', '2026-11-26T08:59:22.378Z', null, 0, null),
  ('01a21714-b3d4-7674-a685-88a0bc1f1fdc', 'dave@example.com', 'You are invited to the app "Declared"', 'ba2d1d0d.pVS1pSyWqhWQxfe8.SWOPdd6B6QXLsHdnVn1ORrsapNHIjmJWZ6lYDQSTSJLxd-cYDl6E7ylrppMGf0yWapSiuEMYH5oy6U7Wjn-7F25WDJSKf-iFucaGoZrgwJhdMtzO-9e-CLOiVh0SJd0Pv2CxjIMCYhZpcXxSfUg73tHhfSrJE5PTqtmgHyebK_TO2dO58MIrxAeTuBNlHMyBE75zqjkCQWCGcerkomBlJdOjiCKuwky093bHmTO07tq9Hm8JbzUnO3vZCskRGQPpyge-H8wRAqjg-L035rCFUXOGxsJOQS5OK-LoXRGeTchExhI5tp6OYa8msaDiaZqYAkZcrKTqlb9_QW95_XUw4cLBhKVUiOraVhX7skrtYWXQ8KFc2O3K5dHyeQNo4F7g42_EMphJE_nmDU41hDbQGJOV2-I5GskspoOX89-OiEAHYImtawqrNQ4RTdNDesW97Os', '2026-11-26T08:59:22.451Z', null, 0, null),
  ('01a21714-b3f5-707b-9988-b677fcf41aba', 'bob@example.com', 'You are invited to the app "Given Away"', 'ba2d1d0d.usHKgq4W9W8uRQ8V.sEMZKzWSMK7drc8WJCkO5G5S9GAT4KtEJIzgp0knhpQz_HEu-fXPbEAo6Z6YALK-KvZPoLaZ8GFsehk0iG8YtrVJtla6oRnQ9ZOaChf3Gkar0irhwtxy3HRnL5BRtZwnosaTajWxzEQSN7lDw_hjbRI01NwGXvB4xvEDQwu6SVTv_i6jGWjRQyTzPUKPN-apNMm02KrH4dqeDAHAMBhWQxEhWdGErMuTLmvFC6nTPGMg7VzwrOGBb2fDTna_x-zJlusyKhSaJk3FpZzDenROjK6dzAoVQvzKRq35vVUfok6IjURcnkL6eKk_iLf4s45la4poI-CXoFboNUjMj6vPombTpeCaFmFuyDZMwkYDidPBdCjAZvPZ0DhznpijcuseG8kJcTIMV_ceu-qImg9XKzVuKXy4n_R8ejcKtr1KPUS7wHL5Rd8yctwO8G1Nz9tDfJE0Mg', '2026-11-26T08:59:22.484Z', null, 0, null),
  ('01a21714-b46a-774b-9578-e8efc1dd0b33', 'bob@example.com', 'A new password for the developer portal', 'ba2d1d0d.f90Vge8RZRJrFzy_.U03qg1u02rByfI9nm5vAFVI8DuSI6wL5ZSFgijGTvKe1e082EdL62FCU07oxDVNElSvTCLrAhQdh9FFlCo4lufu0FL1D3hsxVms4oBAn4PamkjAf8L4PxrRMgHMReYhPgs0imD5u5PVGguqnCzp8V8TLHZ6MuKf7edJaOqg_bnQrb_O2cA-hrh9Blop_B52tNJV5U4zbSRgWuslp7PZyf7nhfkh9XL1DjU9U1xB9BJoaJb9jKlfVCO7vNyQ8YTjMZ123tv2ptwOOA60ilkG2ZI2yD6MF5r6GC3rAaKoF_DDfneE7HLdqvXgx0O3yjg6uKun8', '2026-11-26T08:59:22.600Z', null, 0, null);

insert into "audit_events" (id, at, action, app_id, target_type, target_id, account_id, email, token_id, address, detail) values
  ('01a21714-9b3b-75d9-a51f-c63d087f188f', '2026-11-26T08:59:16.122Z', 'account.created', null, 'account', '01a21714-9b39-7735-b9ac-7b3e7de4b417', null, null, null, null, '{"email":"owner@example.com","operator":true}'),
  ('01a21714-9c70-722d-92df-b1d04301d244', '2026-11-26T08:59:16.431Z', 'token.issued', null, 'token', '01a21714-9c6e-73a6-b28a-4960273e7e44', null, null, null, null, '{"name":"command line","scopes":["read","write","secrets","operator"],"appIds":null,"expiresAt":"2027-11-26T08:59:16.431Z"}'),
  ('01a21714-a1e8-7596-9fdc-cf8f68deba77', '2026-11-26T08:59:17.862Z', 'settings.updated', null, 'settings', 'portal', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"sandboxGenerationSeconds":0,"signUp":"open"}'),
  ('01a21714-a4c6-773c-a3eb-635fa2ce641e', '2026-11-26T08:59:18.584Z', 'account.created', null, 'account', '01a21714-a4c4-7425-8441-557fbea96ac7', null, null, null, null, '{"email":"bob@example.com","operator":false}'),
  ('01a21714-a788-74c6-8dc6-88764aa45a6d', '2026-11-26T08:59:19.290Z', 'account.created', null, 'account', '01a21714-a787-7165-bbb1-4db79579b8c7', null, null, null, null, '{"email":"carol@example.com","operator":false}'),
  ('01a21714-aa4b-7275-b5bd-b8d1105ca67a', '2026-11-26T08:59:19.997Z', 'account.created', null, 'account', '01a21714-aa49-73fc-9d8d-bb28327130bf', null, null, null, null, '{"email":"eve@example.com","operator":false}'),
  ('01a21714-aba0-7384-9f1c-0bf2ae4fb85d', '2026-11-26T08:59:20.302Z', 'token.issued', null, 'token', '01a21714-ab9b-760d-b105-6f3f88d37ab0', null, null, null, null, '{"name":"command line","scopes":["read"],"appIds":null,"expiresAt":"2027-11-26T08:59:20.302Z"}'),
  ('01a21714-ad2e-72a6-899f-f39a32a3dda3', '2026-11-26T08:59:20.715Z', 'token.issued', null, 'token', '01a21714-ad2b-70d4-b000-bcc2f13c4ecf', null, null, null, null, '{"name":"command line","scopes":["read","write","secrets"],"appIds":null,"expiresAt":"2027-11-26T08:59:20.715Z"}'),
  ('01a21714-ae6a-75b3-b09c-38a0db66d27d', '2026-11-26T08:59:21.031Z', 'token.issued', null, 'token', '01a21714-ae67-70e9-8acb-617abdaddfa3', null, null, null, null, '{"name":"command line","scopes":["read","write"],"appIds":null,"expiresAt":"2027-11-26T08:59:21.031Z"}'),
  ('01a21714-afa4-7353-b5b8-a0e7baaea7ed', '2026-11-26T08:59:21.340Z', 'token.issued', null, 'token', '01a21714-afa2-7194-81f8-dc9b9b8bfa68', null, null, null, null, '{"name":"command line","scopes":["read"],"appIds":null,"expiresAt":"2027-11-26T08:59:21.340Z"}'),
  ('01a21714-b15c-725b-a18a-9426fed0e374', '2026-11-26T08:59:21.819Z', 'account.signed_in', null, 'account', '01a21714-9b39-7735-b9ac-7b3e7de4b417', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', null, '127.0.0.1', null),
  ('01a21714-b2d3-730a-97dc-b52841f5d1fb', '2026-11-26T08:59:22.195Z', 'account.signed_in', null, 'account', '01a21714-a4c4-7425-8441-557fbea96ac7', '01a21714-a4c4-7425-8441-557fbea96ac7', 'bob@example.com', null, '127.0.0.1', null),
  ('01a21714-b2de-7023-bb82-818c8997d5db', '2026-11-26T08:59:22.204Z', 'app.created', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'app', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"description":"Was recorded.","integrationType":"embedded","category":"other","name":"Full of Everything","supportEmail":"help@example.com","supportPhone":"+1 555 0100","siteUrl":"https://example.com/full","deletionProtection":true}'),
  ('01a21714-b2e8-7588-88f7-91af062c269e', '2026-11-26T08:59:22.214Z', 'app.logo_set', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'app', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"sha256":"f701c76ac7fb684490c5c2fc887c4414ee56d4a071f9ab2418ab5b3fa7c4f3ef"}'),
  ('01a21714-b2f3-744d-9c62-10d31b437176', '2026-11-26T08:59:22.224Z', 'client_secret.issued', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b2f3-744d-9c62-0c8f4e1eff02', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"production","number":1,"fingerprint":"04babd9fbf89e456","overlapSeconds":0}'),
  ('01a21714-b2f3-744d-9c62-16ce0529b86e', '2026-11-26T08:59:22.224Z', 'production_credentials.requested', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'production_credentials', '01a21714-b2f2-731c-a13f-e461283eca77', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"status":"active","redirectUris":["https://client.example/callback","http://localhost:8080/back"]}'),
  ('01a21714-b2fe-76ff-8ef8-e75bc444ec50', '2026-11-26T08:59:22.234Z', 'client_secret.retired', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b2f3-744d-9c62-0c8f4e1eff02', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"production","number":1,"fingerprint":"04babd9fbf89e456","expiresAt":"2026-11-27T08:59:22.234Z","keepUntil":"2026-12-27T08:59:22.234Z"}'),
  ('01a21714-b2ff-7370-a442-aad02178a01f', '2026-11-26T08:59:22.234Z', 'client_secret.issued', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b2fe-76ff-8ef8-eaeff6f35827', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"production","number":2,"fingerprint":"49aef550d15e3310","overlapSeconds":86400,"keepWhileUsedSeconds":3600}'),
  ('01a21714-b306-71cc-883e-302d4fb99525', '2026-11-26T08:59:22.245Z', 'client_secret.revoked', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b2f3-744d-9c62-0c8f4e1eff02', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"production","number":1,"fingerprint":"04babd9fbf89e456"}'),
  ('01a21714-b306-71cc-883e-3783db39d34c', '2026-11-26T08:59:22.245Z', 'client_secret.retired', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b2fe-76ff-8ef8-eaeff6f35827', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"production","number":2,"fingerprint":"49aef550d15e3310","expiresAt":"2026-11-27T08:59:22.245Z","keepUntil":"2026-12-27T08:59:22.245Z"}'),
  ('01a21714-b306-71cc-883e-3d6fcd37a527', '2026-11-26T08:59:22.245Z', 'client_secret.issued', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b306-71cc-883e-3bf02fcd7aee', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"production","number":3,"fingerprint":"d623bd4905b853e8","overlapSeconds":86400,"keepWhileUsedSeconds":3600}'),
  ('01a21714-b317-745c-bc63-03623d31ad20', '2026-11-26T08:59:22.261Z', 'client_secret.issued', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b317-745c-bc62-fc6a54041107', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"sandbox","number":1,"fingerprint":"c55ae6e240c7b36c","overlapSeconds":0}'),
  ('01a21714-b319-7126-a998-57c0cb253148', '2026-11-26T08:59:22.261Z', 'sandbox.generated', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'sandbox', '01a21714-b316-72a5-8a5c-68a37927a644', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"companyId":100001,"redirectUris":["http://localhost"]}'),
  ('01a21714-b322-73ea-a3c9-df93e6ae572c', '2026-11-26T08:59:22.271Z', 'client_secret.retired', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b317-745c-bc62-fc6a54041107', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"sandbox","number":1,"fingerprint":"c55ae6e240c7b36c","expiresAt":"2026-11-27T08:59:22.271Z","keepUntil":"2026-12-27T08:59:22.271Z"}'),
  ('01a21714-b322-73ea-a3c9-e606c6fb71a7', '2026-11-26T08:59:22.271Z', 'client_secret.issued', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b322-73ea-a3c9-e1e1b260ad68', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"sandbox","number":2,"fingerprint":"43470909ba10859e","overlapSeconds":86400,"keepWhileUsedSeconds":3600}'),
  ('01a21714-b326-747b-ab05-8ba292125d4f', '2026-11-26T08:59:22.277Z', 'client_secret.revoked', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b317-745c-bc62-fc6a54041107', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"sandbox","number":1,"fingerprint":"c55ae6e240c7b36c"}'),
  ('01a21714-b326-747b-ab05-8ede59c2173e', '2026-11-26T08:59:22.277Z', 'client_secret.retired', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b322-73ea-a3c9-e1e1b260ad68', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"sandbox","number":2,"fingerprint":"43470909ba10859e","expiresAt":"2026-11-27T08:59:22.277Z","keepUntil":"2026-12-27T08:59:22.277Z"}'),
  ('01a21714-b326-747b-ab05-95c3092722ad', '2026-11-26T08:59:22.277Z', 'client_secret.issued', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'client_secret', '01a21714-b326-747b-ab05-916fe93b94cf', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"sandbox","number":3,"fingerprint":"820ad16e64e17eba","overlapSeconds":86400,"keepWhileUsedSeconds":3600}'),
  ('01a21714-b35e-7329-be91-2d024b5aafd4', '2026-11-26T08:59:22.322Z', 'collaborator.invited', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'collaborator', '01a21714-b35e-7329-be91-2607d1e7fe33', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"email":"bob@example.com","role":"developer"}'),
  ('01a21714-b377-7753-88a1-9942210dc69c', '2026-11-26T08:59:22.358Z', 'collaborator.invited', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'collaborator', '01a21714-b376-74c6-b528-cdb081bed9df', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"email":"carol@example.com","role":"admin"}'),
  ('01a21714-b37c-7026-84cf-6d063ef50738', '2026-11-26T08:59:22.363Z', 'collaborator.invited', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'collaborator', '01a21714-b37c-7026-84cf-67f2495db317', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"email":"dave@example.com","role":"developer"}'),
  ('01a21714-b384-7111-8eed-f019405c4409', '2026-11-26T08:59:22.370Z', 'collaborator.invited', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'collaborator', '01a21714-b383-75d3-b85f-1f148244520b', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"email":"frank@example.com","role":"admin"}'),
  ('01a21714-b38b-7077-937c-a7799602a093', '2026-11-26T08:59:22.378Z', 'collaborator.invited', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'collaborator', '01a21714-b38a-778d-bbfd-605671eeeb8c', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"email":"grace@example.com","role":"developer"}'),
  ('01a21714-b398-7635-8284-c6f2fa60cdc8', '2026-11-26T08:59:22.391Z', 'collaborator.accepted', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'collaborator', '01a21714-b35e-7329-be91-2607d1e7fe33', '01a21714-a4c4-7425-8441-557fbea96ac7', 'bob@example.com', '01a21714-ad2b-70d4-b000-bcc2f13c4ecf', '127.0.0.1', null),
  ('01a21714-b3a2-765f-9b82-3141ebcda945', '2026-11-26T08:59:22.401Z', 'collaborator.declined', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'collaborator', '01a21714-b376-74c6-b528-cdb081bed9df', '01a21714-a787-7165-bbb1-4db79579b8c7', 'carol@example.com', '01a21714-ae67-70e9-8acb-617abdaddfa3', '127.0.0.1', null),
  ('01a21714-b3aa-753a-ab9e-2a48be1d4500', '2026-11-26T08:59:22.409Z', 'collaborator.removed', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'collaborator', '01a21714-b38a-778d-bbfd-605671eeeb8c', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"email":"grace@example.com"}'),
  ('01a21714-b3b2-7226-aec8-695ac7fc9316', '2026-11-26T08:59:22.417Z', 'app.updated', '01a21714-b2dd-75d6-95a2-53736f2f3aab', 'app', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"description":"Was recorded, and changed before."}'),
  ('01a21714-b3b9-730e-8cf9-cb16c29fd620', '2026-11-26T08:59:22.425Z', 'app.created', '01a21714-b3b9-730e-8cf9-c632adb1fd29', 'app', '01a21714-b3b9-730e-8cf9-c632adb1fd29', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"description":"Was recorded.","integrationType":"embedded","category":"other","name":"Declared","managedBy":"urn:pulumi:test::demo::devportal:b47e0b90-b2b4-4346-9ead-5ca762834baf"}'),
  ('01a21714-b3c0-7641-88d8-e0fd8d613e3d', '2026-11-26T08:59:22.431Z', 'client_secret.issued', '01a21714-b3b9-730e-8cf9-c632adb1fd29', 'client_secret', '01a21714-b3c0-7641-88d8-dc1c6f78c27e', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"production","number":1,"fingerprint":"703258332b696b6f","overlapSeconds":0}'),
  ('01a21714-b3c0-7641-88d8-e6f374b20716', '2026-11-26T08:59:22.431Z', 'production_credentials.requested', '01a21714-b3b9-730e-8cf9-c632adb1fd29', 'production_credentials', '01a21714-b3bf-75bc-94ad-72fd7725bcae', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"status":"active","redirectUris":["http://localhost"],"managedBy":"urn:pulumi:test::demo::devportal:d1d657e9-a993-4f60-9fe7-dc74a49e0ea9"}'),
  ('01a21714-b3ce-7044-88a5-b86e33a92a6c', '2026-11-26T08:59:22.444Z', 'client_secret.issued', '01a21714-b3b9-730e-8cf9-c632adb1fd29', 'client_secret', '01a21714-b3ce-7044-88a5-b72c71e6edbf', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"sandbox","number":1,"fingerprint":"98f364efb75f56e0","overlapSeconds":0}'),
  ('01a21714-b3cf-7256-b4ee-6c436abc9a5b', '2026-11-26T08:59:22.444Z', 'sandbox.generated', '01a21714-b3b9-730e-8cf9-c632adb1fd29', 'sandbox', '01a21714-b3cd-771a-8a72-509a963f0c01', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"companyId":100002,"redirectUris":["http://localhost"]}'),
  ('01a21714-b3d4-7674-a685-8fafc72975e1', '2026-11-26T08:59:22.451Z', 'collaborator.invited', '01a21714-b3b9-730e-8cf9-c632adb1fd29', 'collaborator', '01a21714-b3d4-7674-a685-84ac0a1d8518', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"email":"dave@example.com","role":"developer","managedBy":"urn:pulumi:test::demo::devportal:03f4202a-f983-46f9-8e3e-6a32700e3c46"}'),
  ('01a21714-b3d7-71b9-816a-247f1ec3c0e8', '2026-11-26T08:59:22.455Z', 'app.created', '01a21714-b3d7-71b9-816a-235ffa062ecf', 'app', '01a21714-b3d7-71b9-816a-235ffa062ecf', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"description":"Was recorded.","integrationType":"embedded","category":"other","name":"Waiting"}'),
  ('01a21714-b3da-7098-9aaa-53ac98878576', '2026-11-26T08:59:22.458Z', 'app.created', '01a21714-b3da-7098-9aaa-4f0c9129e72f', 'app', '01a21714-b3da-7098-9aaa-4f0c9129e72f', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"description":"Was recorded.","integrationType":"embedded","category":"other","name":"Rejected"}'),
  ('01a21714-b3dd-73c3-af29-5c05d475a57f', '2026-11-26T08:59:22.461Z', 'app.created', '01a21714-b3dd-73c3-af29-5b831ab9a05f', 'app', '01a21714-b3dd-73c3-af29-5b831ab9a05f', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"description":"Was recorded.","integrationType":"embedded","category":"other","name":"Deleted"}'),
  ('01a21714-b3e5-73a1-bb73-5c5b7335fec9', '2026-11-26T08:59:22.469Z', 'app.created', '01a21714-b3e5-73a1-bb73-5a56bb646724', 'app', '01a21714-b3e5-73a1-bb73-5a56bb646724', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"description":"Was recorded.","integrationType":"embedded","category":"other","name":"Generating"}'),
  ('01a21714-b3ef-719c-a8ce-a420692c0f16', '2026-11-26T08:59:22.478Z', 'app.created', '01a21714-b3ee-7682-8899-1cfc58e45ca2', 'app', '01a21714-b3ee-7682-8899-1cfc58e45ca2', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"description":"Was recorded.","integrationType":"embedded","category":"other","name":"Given Away"}'),
  ('01a21714-b3f5-707b-9988-b89d5d90dfbf', '2026-11-26T08:59:22.484Z', 'collaborator.invited', '01a21714-b3ee-7682-8899-1cfc58e45ca2', 'collaborator', '01a21714-b3f4-75ce-8f66-f4e18966e0b2', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"email":"bob@example.com","role":"developer"}'),
  ('01a21714-b3fb-7302-bed8-1fec23ae50c8', '2026-11-26T08:59:22.490Z', 'collaborator.accepted', '01a21714-b3ee-7682-8899-1cfc58e45ca2', 'collaborator', '01a21714-b3f4-75ce-8f66-f4e18966e0b2', '01a21714-a4c4-7425-8441-557fbea96ac7', 'bob@example.com', '01a21714-ad2b-70d4-b000-bcc2f13c4ecf', '127.0.0.1', null),
  ('01a21714-b3ff-749d-9ef0-6a2807ccd378', '2026-11-26T08:59:22.494Z', 'app.transferred', '01a21714-b3ee-7682-8899-1cfc58e45ca2', 'app', '01a21714-b3ee-7682-8899-1cfc58e45ca2', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"from":"owner@example.com","to":"bob@example.com"}'),
  ('01a21714-b402-7760-908e-afb45af90e1b', '2026-11-26T08:59:22.498Z', 'settings.updated', null, 'settings', 'portal', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"approvalRequired":true,"sandboxGenerationSeconds":3600}'),
  ('01a21714-b408-7384-b951-742a41647a4f', '2026-11-26T08:59:22.502Z', 'client_secret.issued', '01a21714-b3d7-71b9-816a-235ffa062ecf', 'client_secret', '01a21714-b408-7384-b951-735e92c25146', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"production","number":1,"fingerprint":"8a9784603ced4974","overlapSeconds":0}'),
  ('01a21714-b409-7196-a529-a12fa69f6e8e', '2026-11-26T08:59:22.502Z', 'production_credentials.requested', '01a21714-b3d7-71b9-816a-235ffa062ecf', 'production_credentials', '01a21714-b408-7384-b951-6efab9e7a770', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"status":"pending","redirectUris":["http://localhost"]}'),
  ('01a21714-b40d-726a-9b9a-4178b6d09c25', '2026-11-26T08:59:22.509Z', 'client_secret.issued', '01a21714-b3da-7098-9aaa-4f0c9129e72f', 'client_secret', '01a21714-b40d-726a-9b9a-3da4e8394dd6', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"production","number":1,"fingerprint":"e1f4ccb5919e5ab8","overlapSeconds":0}'),
  ('01a21714-b40e-7768-8099-4c3697e64ab7', '2026-11-26T08:59:22.509Z', 'production_credentials.requested', '01a21714-b3da-7098-9aaa-4f0c9129e72f', 'production_credentials', '01a21714-b40d-726a-9b9a-3b079915b90e', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"status":"pending","redirectUris":["http://localhost"]}'),
  ('01a21714-b412-7209-ac26-b961dfa8f0d0', '2026-11-26T08:59:22.513Z', 'production_credentials.rejected', '01a21714-b3da-7098-9aaa-4f0c9129e72f', 'production_credentials', '01a21714-b40d-726a-9b9a-3b079915b90e', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"reason":"It does not say what it is for."}'),
  ('01a21714-b418-727b-b58a-ca505832f638', '2026-11-26T08:59:22.519Z', 'client_secret.issued', '01a21714-b3e5-73a1-bb73-5a56bb646724', 'client_secret', '01a21714-b418-727b-b58a-c5838ba70953', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"environment":"sandbox","number":1,"fingerprint":"4e75831346a539c8","overlapSeconds":0}'),
  ('01a21714-b419-739c-ab73-be49032e7e51', '2026-11-26T08:59:22.519Z', 'sandbox.generated', '01a21714-b3e5-73a1-bb73-5a56bb646724', 'sandbox', '01a21714-b417-7624-b770-0dee37390452', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"companyId":100003,"redirectUris":["http://localhost"]}'),
  ('01a21714-b41f-729e-b896-7065594df414', '2026-11-26T08:59:22.526Z', 'app.deleted', '01a21714-b3dd-73c3-af29-5b831ab9a05f', 'app', '01a21714-b3dd-73c3-af29-5b831ab9a05f', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', null),
  ('01a21714-b429-756a-aa21-45544688a9b9', '2026-11-26T08:59:22.536Z', 'oauth_grant.authorized', null, 'oauth_grant', '01a21714-b428-77fb-bae6-2694bf0eb0a8', '01a21714-a4c4-7425-8441-557fbea96ac7', 'bob@example.com', null, '127.0.0.1', '{"clientId":"pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg","environment":"production"}'),
  ('01a21714-b437-7269-9bef-662895c2c24c', '2026-11-26T08:59:22.551Z', 'oauth_grant.authorized', null, 'oauth_grant', '01a21714-b437-7269-9bef-63ec32f7d3c9', '01a21714-a4c4-7425-8441-557fbea96ac7', 'bob@example.com', null, '127.0.0.1', '{"clientId":"pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg","environment":"production"}'),
  ('01a21714-b454-763d-81ea-5de581d8aedc', '2026-11-26T08:59:22.580Z', 'oauth_grant.authorized', null, 'oauth_grant', '01a21714-b454-763d-81ea-582c020f05e2', '01a21714-a4c4-7425-8441-557fbea96ac7', 'bob@example.com', null, '127.0.0.1', '{"clientId":"pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg","environment":"production"}'),
  ('01a21714-b469-700d-bb06-9aa1a671a375', '2026-11-26T08:59:22.600Z', 'account.password_reset_requested', null, 'account', '01a21714-a4c4-7425-8441-557fbea96ac7', null, null, null, null, '{"email":"bob@example.com"}'),
  ('01a21714-b47a-752b-b405-b53f61eed0e1', '2026-11-26T08:59:22.618Z', 'account.deactivated', null, 'account', '01a21714-aa49-73fc-9d8d-bb28327130bf', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', null, '127.0.0.1', null),
  ('01a21714-b47a-752b-b405-bb7900d255e6', '2026-11-26T08:59:22.618Z', 'account.signed_out_everywhere', null, 'account', '01a21714-aa49-73fc-9d8d-bb28327130bf', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', null, '127.0.0.1', null),
  ('01a21714-b4be-7513-881b-61e212956cea', '2026-11-26T08:59:22.685Z', 'sandbox.secret_viewed', '01a21714-b3b9-730e-8cf9-c632adb1fd29', 'sandbox', '01a21714-b3cd-771a-8a72-509a963f0c01', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"companyId":100002}'),
  ('01a21714-b4f8-77bd-878e-0a969e97ef47', '2026-11-26T08:59:22.743Z', 'sandbox.secret_viewed', '01a21714-b3e5-73a1-bb73-5a56bb646724', 'sandbox', '01a21714-b417-7624-b770-0dee37390452', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'owner@example.com', '01a21714-9c6e-73a6-b28a-4960273e7e44', '127.0.0.1', '{"companyId":100003}');

insert into "settings" (name, value, updated_at) values
  ('sandboxGenerationSeconds', '3600', '2026-11-26T08:59:22.498Z'),
  ('signUp', '"open"', '2026-11-26T08:59:17.862Z'),
  ('approvalRequired', 'true', '2026-11-26T08:59:22.498Z');

insert into "sequences" (name, value) values
  ('company', 100003),
  ('project', 500003);

insert into "sealing_keys" (id, check_value, created_at) values
  ('ba2d1d0d', 'ba2d1d0d.kS64zXR-_HGtwdUW.WAlDLLjJ4Nj4SzsZeAn4fahxfgZJcnZ3Eg', '2026-11-26T08:59:17.058Z');

insert into "sessions" (id, account_id, hash, address, created_at, last_used_at) values
  ('01a21714-b15b-7261-b625-852f14a25008', '01a21714-9b39-7735-b9ac-7b3e7de4b417', 'f4383cde2dcceba70a81017737aa6ea549a82e611ef9fe24cd3814039e9746a0', '127.0.0.1', '2026-11-26T08:59:21.819Z', '2026-11-26T08:59:21.819Z'),
  ('01a21714-b2d3-730a-97dc-b26dfccf7168', '01a21714-a4c4-7425-8441-557fbea96ac7', '5f5cf00aed391443fca8a2eb5f163ff3c5bc668750ee67405706bca793b00414', '127.0.0.1', '2026-11-26T08:59:22.195Z', '2026-11-26T08:59:22.195Z');

insert into "one_time_links" (id, purpose, email, email_key, hash, created_at, expires_at) values
  ('01a21714-b469-700d-bb06-9f4c5736941b', 'reset-password', 'bob@example.com', 'bob@example.com', 'ac37ed03997bb9d90e39307c2df0a44107c70494c6f67b4d06093d9e7f3d60d1', '2026-11-26T08:59:22.600Z', '2026-11-26T09:59:22.600Z');

insert into "oauth_grants" (id, client_id, app_id, account_id, created_at, revoked_at) values
  ('01a21714-b428-77fb-bae6-2694bf0eb0a8', 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-a4c4-7425-8441-557fbea96ac7', '2026-11-26T08:59:22.536Z', '2026-11-26T08:59:22.545Z'),
  ('01a21714-b437-7269-9bef-63ec32f7d3c9', 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-a4c4-7425-8441-557fbea96ac7', '2026-11-26T08:59:22.551Z', null),
  ('01a21714-b454-763d-81ea-582c020f05e2', 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-a4c4-7425-8441-557fbea96ac7', '2026-11-26T08:59:22.580Z', null);

insert into "oauth_codes" (hash, grant_id, redirect_uri, redirect_uri_given, code_challenge, created_at, expires_at, used_at) values
  ('a6fcc51d0572f5324e3fd8383e3aeae45e0a7b2b4cfd92d007d72fcea9cc31d0', '01a21714-b428-77fb-bae6-2694bf0eb0a8', 'https://client.example/callback', 1, null, '2026-11-26T08:59:22.536Z', '2026-11-26T09:09:22.536Z', '2026-11-26T08:59:22.540Z'),
  ('b46e981537f1528c6dc60a25212841b4e187051955c2db43c0505d767ecd8f36', '01a21714-b437-7269-9bef-63ec32f7d3c9', 'https://client.example/callback', 1, null, '2026-11-26T08:59:22.551Z', '2026-11-26T09:09:22.551Z', '2026-11-26T08:59:22.558Z'),
  ('6761dbee63084e422b9f99936b3b606f51249da0f0dac599237fb6d246042862', '01a21714-b454-763d-81ea-582c020f05e2', 'https://client.example/callback', 1, null, '2026-11-26T08:59:22.580Z', '2026-11-26T09:09:22.580Z', null);

insert into "oauth_tokens" (access_hash, refresh_hash, grant_id, client_id, app_id, secret_id, created_at, access_expires_at, refresh_expires_at, ends_at, refreshed_at, revoked_at) values
  ('f632ea7da66768b7d273d6fb95472baf98c0473f14788caf587504f108ec4760', 'de494140b22bea85229c59093ab2cbae27206b608ef04cfcaad07336f4e97ff1', '01a21714-b428-77fb-bae6-2694bf0eb0a8', 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-b306-71cc-883e-3bf02fcd7aee', '2026-11-26T08:59:22.540Z', '2026-11-26T10:29:22.540Z', '2027-02-24T08:59:22.540Z', '2027-02-24T08:59:22.540Z', null, '2026-11-26T08:59:22.545Z'),
  ('ed5d573dd39139e4c7327c4dc86f09e7932733db87345d1a596224364889c2cb', 'd1eceb7ccaf1a19f8773bc4d4254b578fcc268d755449d83a728f13d11b749ff', '01a21714-b437-7269-9bef-63ec32f7d3c9', 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-b306-71cc-883e-3bf02fcd7aee', '2026-11-26T08:59:22.558Z', '2026-11-26T10:29:22.558Z', '2027-02-24T08:59:22.558Z', '2027-02-24T08:59:22.558Z', '2026-11-26T08:59:22.562Z', null),
  ('cab72116319e3afdbe4540fdf52060efc5da19676f7fc1100cfe7aaa3f5c44b8', '9adb6a58cb0d62109efd28882f044f5ab5d972d3e0e2df75afe1805cf178bf0c', '01a21714-b437-7269-9bef-63ec32f7d3c9', 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-b306-71cc-883e-3bf02fcd7aee', '2026-11-26T08:59:22.562Z', '2026-11-26T10:29:22.562Z', '2027-02-24T08:59:22.562Z', '2027-02-24T08:59:22.562Z', null, null),
  ('161fdbbf3fd39b343f0e702ceaef14086e7390fe4ddedb9bf1b37889c983d45f', null, null, 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-b306-71cc-883e-3bf02fcd7aee', '2026-11-26T08:59:22.568Z', '2026-11-26T10:29:22.568Z', null, '2026-11-26T10:29:22.568Z', null, null),
  ('6206adb072f2a25980a07470e7c839550c60160f454c39a081a2c771cc0a09de', null, null, 'TlviCW-nCfoUTidKhDXgHsQ1K9CXRPNEJ9I0Ui_EYe0', '01a21714-b2dd-75d6-95a2-53736f2f3aab', '01a21714-b326-747b-ab05-916fe93b94cf', '2026-11-26T08:59:22.571Z', '2026-11-26T10:29:22.571Z', null, '2026-11-26T10:29:22.571Z', null, null);

insert into "client_secrets" (id, client_id, sandbox_id, number, hash, fingerprint, sealed, is_current, idempotency_key, created_at, expires_at, revoked_at, last_used_at, last_used_address, keep_while_used_seconds, keep_until) values
  ('01a21714-b2f3-744d-9c62-0c8f4e1eff02', 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', null, 1, '04babd9fbf89e456414755cd9082a2d2765ebd18118b680eb3d78d002c259408', '04babd9fbf89e456', null, 0, null, '2026-11-26T08:59:22.224Z', '2026-11-27T08:59:22.234Z', '2026-11-26T08:59:22.245Z', null, null, 3600, '2026-12-27T08:59:22.234Z'),
  ('01a21714-b2fe-76ff-8ef8-eaeff6f35827', 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', null, 2, '49aef550d15e3310d46639f59d41e20b78aadfc680ced2ac2365f89b9f348f08', '49aef550d15e3310', null, 0, null, '2026-11-26T08:59:22.234Z', '2026-11-27T08:59:22.245Z', null, null, null, 3600, '2026-12-27T08:59:22.245Z'),
  ('01a21714-b306-71cc-883e-3bf02fcd7aee', 'pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', null, 3, 'd623bd4905b853e8460de53e5e5de6164318a3661f179bcd9f62cad09857badb', 'd623bd4905b853e8', null, 1, null, '2026-11-26T08:59:22.245Z', null, null, '2026-11-26T08:59:22.540Z', '127.0.0.1', null, null),
  ('01a21714-b317-745c-bc62-fc6a54041107', 'TlviCW-nCfoUTidKhDXgHsQ1K9CXRPNEJ9I0Ui_EYe0', '01a21714-b316-72a5-8a5c-68a37927a644', 1, 'c55ae6e240c7b36c90ff8b1e42bb9b369aa7f9320ea4ce64afbb046b370f5ee5', 'c55ae6e240c7b36c', null, 0, null, '2026-11-26T08:59:22.261Z', '2026-11-27T08:59:22.271Z', '2026-11-26T08:59:22.277Z', null, null, 3600, '2026-12-27T08:59:22.271Z'),
  ('01a21714-b322-73ea-a3c9-e1e1b260ad68', 'TlviCW-nCfoUTidKhDXgHsQ1K9CXRPNEJ9I0Ui_EYe0', '01a21714-b316-72a5-8a5c-68a37927a644', 2, '43470909ba10859e1dc3994461eff6e0d65c3de93fbc754de30a921e7de1ed13', '43470909ba10859e', null, 0, null, '2026-11-26T08:59:22.271Z', '2026-11-27T08:59:22.277Z', null, null, null, 3600, '2026-12-27T08:59:22.277Z'),
  ('01a21714-b326-747b-ab05-916fe93b94cf', 'TlviCW-nCfoUTidKhDXgHsQ1K9CXRPNEJ9I0Ui_EYe0', '01a21714-b316-72a5-8a5c-68a37927a644', 3, '820ad16e64e17ebae384af817da2662f66c32be8755c9972468272edc9a64d21', '820ad16e64e17eba', null, 1, null, '2026-11-26T08:59:22.277Z', null, null, '2026-11-26T08:59:22.571Z', '127.0.0.1', null, null),
  ('01a21714-b3c0-7641-88d8-dc1c6f78c27e', 'wIRQBzJIRrOew-O6-z6nZdvm4uzbX9EXxICHCPGrEoU', null, 1, '703258332b696b6fd31560ddc6558572dcbd6c03342bd0d41cb9803de137ca77', '703258332b696b6f', null, 1, null, '2026-11-26T08:59:22.431Z', null, null, null, null, null, null),
  ('01a21714-b3ce-7044-88a5-b72c71e6edbf', '4ew6l_gRMNJ35MVumgzp2FVz_6GFKkRhTT6A39gYX6A', '01a21714-b3cd-771a-8a72-509a963f0c01', 1, '98f364efb75f56e0aafa1ab13d48140ee458a2ca8060d210421b37821ea1da92', '98f364efb75f56e0', 'ba2d1d0d.ZlMnARlIuv2LrA-X.x28FSfUdPVZCswHAO0s9bEUugc4sYVoKAW9I7BNpGvjF553gX5j7WsVKkk4zALQPVTzHjeokp6ERLe0', 1, null, '2026-11-26T08:59:22.444Z', null, null, null, null, null, null),
  ('01a21714-b408-7384-b951-735e92c25146', 'hM_Y36w5taqIsO_pbL-jggTwv5G3hQcY0AjnZJ_biTE', null, 1, '8a9784603ced4974380ad2d30bcc3ff3c49da7f7f77dfdeb2ef0f304367b486f', '8a9784603ced4974', null, 1, null, '2026-11-26T08:59:22.502Z', null, null, null, null, null, null),
  ('01a21714-b40d-726a-9b9a-3da4e8394dd6', 'cjhMJ2BrsPvPfz75vsjXCrNopwSHRJKKcR_gSe3YZpo', null, 1, 'e1f4ccb5919e5ab8eddab566bae5589e7b350bccfa7870a30fa1f54ae5bd1aa3', 'e1f4ccb5919e5ab8', null, 1, null, '2026-11-26T08:59:22.509Z', null, null, null, null, null, null),
  ('01a21714-b418-727b-b58a-c5838ba70953', 'Ea5P8hb0qFqZPohHT5NtTWo6_j_GByIw05ZZc0FQAbc', '01a21714-b417-7624-b770-0dee37390452', 1, '4e75831346a539c88fc00dce75596d58ce1db4c444c0523903f7e2626145792a', '4e75831346a539c8', 'ba2d1d0d.q2CItcwZg2ZhvZ1r.mPhUJ6YXCBRwfrs9Jy8wOu9MFr3ZokmjyYxVcu2RiSJqt0fXRmwHXl5AWGr2Waop3XdS-DtV65boNCc', 1, null, '2026-11-26T08:59:22.519Z', null, null, null, null, null, null);

insert into "client_secret_hashes" (client_id, hash) values
  ('pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', '04babd9fbf89e456414755cd9082a2d2765ebd18118b680eb3d78d002c259408'),
  ('pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', '49aef550d15e3310d46639f59d41e20b78aadfc680ced2ac2365f89b9f348f08'),
  ('pd54JjbtfQCDSayIIhGLbP_fUS_xTD5meRN_Kv4baHg', 'd623bd4905b853e8460de53e5e5de6164318a3661f179bcd9f62cad09857badb'),
  ('TlviCW-nCfoUTidKhDXgHsQ1K9CXRPNEJ9I0Ui_EYe0', 'c55ae6e240c7b36c90ff8b1e42bb9b369aa7f9320ea4ce64afbb046b370f5ee5'),
  ('TlviCW-nCfoUTidKhDXgHsQ1K9CXRPNEJ9I0Ui_EYe0', '43470909ba10859e1dc3994461eff6e0d65c3de93fbc754de30a921e7de1ed13'),
  ('TlviCW-nCfoUTidKhDXgHsQ1K9CXRPNEJ9I0Ui_EYe0', '820ad16e64e17ebae384af817da2662f66c32be8755c9972468272edc9a64d21'),
  ('wIRQBzJIRrOew-O6-z6nZdvm4uzbX9EXxICHCPGrEoU', '703258332b696b6fd31560ddc6558572dcbd6c03342bd0d41cb9803de137ca77'),
  ('4ew6l_gRMNJ35MVumgzp2FVz_6GFKkRhTT6A39gYX6A', '98f364efb75f56e0aafa1ab13d48140ee458a2ca8060d210421b37821ea1da92'),
  ('hM_Y36w5taqIsO_pbL-jggTwv5G3hQcY0AjnZJ_biTE', '8a9784603ced4974380ad2d30bcc3ff3c49da7f7f77dfdeb2ef0f304367b486f'),
  ('cjhMJ2BrsPvPfz75vsjXCrNopwSHRJKKcR_gSe3YZpo', 'e1f4ccb5919e5ab8eddab566bae5589e7b350bccfa7870a30fa1f54ae5bd1aa3'),
  ('Ea5P8hb0qFqZPohHT5NtTWo6_j_GByIw05ZZc0FQAbc', '4e75831346a539c88fc00dce75596d58ce1db4c444c0523903f7e2626145792a');

CREATE INDEX tokens_account on tokens (account_id);

CREATE UNIQUE INDEX apps_live_name on apps (owner_id, name_key) where deleted_at is null;

CREATE UNIQUE INDEX apps_key on apps (key_account_id, idempotency_key)
    where deleted_at is null and idempotency_key is not null;

CREATE INDEX apps_logo on apps (logo_sha256);

CREATE UNIQUE INDEX production_credentials_live on production_credentials (app_id) where deleted_at is null;

CREATE UNIQUE INDEX production_credentials_key
    on production_credentials (key_account_id, app_id, idempotency_key)
    where deleted_at is null and idempotency_key is not null;

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

CREATE INDEX oauth_grants_client on oauth_grants (client_id);

CREATE INDEX oauth_grants_account on oauth_grants (account_id);

CREATE INDEX oauth_codes_grant on oauth_codes (grant_id);

CREATE INDEX oauth_codes_expiry on oauth_codes (expires_at);

CREATE UNIQUE INDEX oauth_tokens_refresh on oauth_tokens (refresh_hash) where refresh_hash is not null;

CREATE INDEX oauth_tokens_grant on oauth_tokens (grant_id) where grant_id is not null;

CREATE INDEX oauth_tokens_secret on oauth_tokens (secret_id, access_expires_at);

CREATE INDEX oauth_tokens_end on oauth_tokens (ends_at);

CREATE UNIQUE INDEX client_secrets_current on client_secrets (client_id) where is_current = 1;

CREATE UNIQUE INDEX client_secrets_number on client_secrets (client_id, number);

CREATE UNIQUE INDEX client_secrets_key on client_secrets (client_id, idempotency_key)
    where idempotency_key is not null;
