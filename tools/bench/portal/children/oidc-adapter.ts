import type { Database } from "better-sqlite3";
import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

/** What oidc-provider keeps, in one table: each model that it stores is one durable write. */
export function sqliteAdapter(database: Database): AdapterFactory {
  database.exec(
    `create table models (
       kind text, id text, payload text not null, expires_at integer, grant_id text, uid text, user_code text,
       primary key (kind, id)) without rowid;
     create index models_grant on models (grant_id) where grant_id is not null;
     create index models_uid on models (uid) where uid is not null;
     create index models_user_code on models (user_code) where user_code is not null;`,
  );
  const upsert = database.prepare("insert or replace into models values (?, ?, ?, ?, ?, ?, ?)");
  const live = "kind = ? and (expires_at is null or expires_at > unixepoch())";
  const find = database.prepare(`select payload from models where ${live} and id = ?`).pluck();
  const findByUid = database.prepare(`select payload from models where ${live} and uid = ?`).pluck();
  const findByUserCode = database
    .prepare(`select payload from models where ${live} and user_code = ?`)
    .pluck();
  const consume = database.prepare(
    "update models set payload = json_set(payload, '$.consumed', unixepoch()) where kind = ? and id = ?",
  );
  const destroy = database.prepare("delete from models where kind = ? and id = ?");
  const revoke = database.prepare("delete from models where grant_id = ?");
  const parsed = (payload: unknown) =>
    typeof payload === "string" ? (JSON.parse(payload) as AdapterPayload) : undefined;

  return (kind): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const expiresAt = expiresIn === undefined ? null : Math.floor(Date.now() / 1000) + expiresIn;
      const { grantId = null, uid = null, userCode = null } = payload;
      upsert.run(kind, id, JSON.stringify(payload), expiresAt, grantId, uid, userCode);
    },
    find: async (id) => parsed(find.get(kind, id)),
    findByUid: async (uid) => parsed(findByUid.get(kind, uid)),
    findByUserCode: async (userCode) => parsed(findByUserCode.get(kind, userCode)),
    async consume(id) {
      consume.run(kind, id);
    },
    async destroy(id) {
      destroy.run(kind, id);
    },
    async revokeByGrantId(grantId) {
      revoke.run(grantId);
    },
  });
}
