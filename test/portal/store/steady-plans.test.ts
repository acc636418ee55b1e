import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { join } from "node:path";
import type { Database } from "../../../portal/store/tables.ts";
import { startPortal, type TestPortal } from "../../support/portal.ts";

describe("a query that asks for what is live", () => {
  let portal: TestPortal;
  before(async () => {
    portal = await startPortal();
  });
  after(() => portal.stop());

  const live = {
    production_credentials_live: (db: Database) =>
      db.selectFrom("production_credentials").where("app_id", "=", "x").where("deleted_at", "is", null),
    apps_owner: (db: Database) =>
      db.selectFrom("apps").where("owner_id", "=", "x").where("deleted_at", "is", null),
  };
  for (const [index, query] of Object.entries(live)) {
    it(`looks it up in the index ${index}, however many rows there are`, async () => {
      const { sql, parameters } = await portal.store.read(async (db) => query(db).selectAll().compile());
      const database = new BetterSqlite3(join(portal.folder, "devportal.db"), { readonly: true });
      const plan = JSON.stringify(database.prepare(`explain query plan ${sql}`).all(...parameters));
      database.close();
      expect(plan).to.include(`USING INDEX ${index}`);
    });
  }
});
