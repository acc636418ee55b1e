import BetterSqlite3 from "better-sqlite3";
import { randomUUID } from "node:crypto";
import { hashOf, randomText } from "../../portal/client-secrets.ts";
import { newSealingKey, sealingKeys } from "../../portal/sealing.ts";
import { sqliteDialect } from "../../portal/store/dialect.ts";
import { initial } from "../../portal/store/migrations/001-initial.ts";
import { signingIn } from "../../portal/store/migrations/002-signing-in.ts";
import { oauth } from "../../portal/store/migrations/003-oauth.ts";

export const made = "2026-01-01T00:00:00.000Z";
export const reset = "2026-01-01T12:00:00.000Z";
export const used = "2026-01-02T03:00:00.000Z";
export const end = "2026-01-02T04:00:00.000Z";
export const expired = "2026-01-01T18:00:00.000Z";
export const keys = sealingKeys([newSealingKey()]);

/** A client with a secret and an access token, as the version before knew them. */
const client = (app: string) => ({
  app: `/apps/${app}`,
  appId: app,
  row: randomUUID(),
  id: randomText(),
  redirectUri: "http://localhost",
  secret: randomText(),
  secretId: randomUUID(),
  key: randomUUID(),
  access_token: randomText(),
});

export const account = randomUUID();
export const production = client("10000000-0000-7000-8000-000000000000");
export const former = {
  ...production,
  secret: randomText(),
  secretId: randomUUID(),
  access_token: randomText(),
};
export const oldest = {
  ...production,
  secret: randomText(),
  secretId: randomUUID(),
  access_token: randomText(),
};
export const shown = client("20000000-0000-7000-8000-000000000000");
export const owned = client("30000000-0000-7000-8000-000000000000");

/** Writes a database as the version before left it. */
export function fillBefore(file: string): void {
  const database = new BetterSqlite3(file);
  database.pragma("foreign_keys = on");
  database.exec(
    "create table migrations (number integer primary key, name text not null, applied_at text not null)",
  );
  for (const [index, statements] of [initial, signingIn, oauth].entries()) {
    for (const statement of statements(sqliteDialect)) database.exec(statement);
    insert("migrations", { number: index + 1, name: "before", applied_at: made });
  }
  const times = { created_at: made, updated_at: made };
  const named = { first_name: "Ada", last_name: "Example", password_hash: "none", operator: 1 };
  insert("accounts", { id: account, email: "a@example.com", email_key: "a@example.com", ...named, ...times });
  for (const { appId: id } of [production, shown, owned]) {
    const about = { description: "An app.", integration_type: "hybrid", category: "other" };
    insert("apps", {
      id,
      owner_id: account,
      name: id,
      name_key: id,
      ...about,
      deletion_protection: 0,
      ...times,
    });
  }
  const { row, appId: app_id, id: client_id } = production;
  const redirect_uris = '["http://localhost"]';
  insert("production_credentials", { id: row, app_id, client_id, status: "active", redirect_uris, ...times });
  for (const [number, { secretId: id, secret, key }, more] of [
    [1, { ...oldest, key: null }, { expires_at: expired }],
    [2, { ...former, key: null }, { expires_at: end, last_used_at: used, last_used_address: "192.0.2.1" }],
    [3, production, { is_current: 1 }],
  ] as const) {
    const hash = hashOf(secret);
    insert("client_secret_hashes", { credentials_id: row, hash });
    const known = { credentials_id: row, number, hash, fingerprint: hash.slice(0, 16), idempotency_key: key };
    insert("client_secrets", { id, is_current: 0, created_at: made, ...known, ...more });
  }
  for (const [company_id, { row: id, ...sandbox }] of [shown, owned].entries()) {
    const hash = hashOf(sandbox.secret);
    insert("sandboxes", {
      id,
      app_id: sandbox.appId,
      status: "generating",
      company_id,
      project_id: company_id,
      client_id: sandbox.id,
      redirect_uris,
      ready_at: made,
      secret_id: sandbox.secretId,
      secret_hash: hash,
      secret_fingerprint: hash.slice(0, 16),
      ...(sandbox.id === shown.id
        ? { secret_sealed: keys.seal(shown.secret, `sandboxes/${id}/secret`) }
        : {
            secret_idempotency_key: owned.key,
            secret_last_used_at: used,
            secret_last_used_address: "192.0.2.1",
          }),
      ...times,
    });
  }
  const event = { id: randomUUID(), at: reset, action: "sandbox.secret_reset", app_id: owned.appId };
  insert("audit_events", { ...event, target_type: "sandbox", target_id: owned.row });
  for (const { appId, id, secretId, access_token } of [production, former, oldest, shown, owned]) {
    const ends = { access_expires_at: end, ends_at: end };
    const whose = { client_id: id, app_id: appId, secret_id: secretId };
    insert("oauth_tokens", { access_hash: hashOf(access_token), ...whose, created_at: made, ...ends });
  }
  database.close();

  function insert(table: string, row: Record<string, string | number | null>) {
    const names = Object.keys(row);
    const statement = `insert into ${table} (${names.join()}) values (${names.map(() => "?").join()})`;
    database.prepare(statement).run(...Object.values(row));
  }
}
