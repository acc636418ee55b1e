import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { join } from "node:path";
import { newApp, startStage } from "../../support/stage.ts";

/** Requests that ask for a few apps, of however many there are, and what leads to them. */
const requests = {
  "/apps": "apps_owner (owner_id=? AND id>?)",
  "/apps?name=App": "apps_live_name (owner_id=? AND name_key=?)",
  "/apps?owner=me": "apps_owner (owner_id=? AND id>?)",
  "/apps?deleted=true": "apps_owner_deleted (owner_id=? AND id>?)",
  "/apps/:app": "sqlite_autoindex_apps_1 (id=?)",
  "/snapshot": "apps_owner (owner_id=? AND id>?)",
  "/snapshot?managedBy=urn:pulumi:dev::": "apps_managed (managed_by>? AND managed_by<?)",
};

describe("A request for a few of many apps, on SQLite,", () => {
  const { prepare } = BetterSqlite3.prototype;
  const prepared = new Set<string>();
  before(() => {
    BetterSqlite3.prototype.prepare = function (this: BetterSqlite3.Database, sql: string) {
      prepared.add(sql);
      return prepare.call(this, sql);
    } as typeof prepare;
  });
  after(() => void (BetterSqlite3.prototype.prepare = prepare));

  for (const [path, index] of Object.entries(requests)) {
    it(`is led by an index to what is asked for: ${path}`, async () => {
      const { portal, owner } = await startStage();
      try {
        const app = await newApp(portal, owner.token);
        prepared.clear();
        const answer = await portal.send("GET", path.replace("/apps/:app", app), owner);
        expect(answer.status).to.equal(200);
        const steps = planOf(join(portal.folder, "devportal.db"), [...prepared]);
        expect(steps).to.include(`SEARCH apps USING INDEX ${index}`);
        // A table from end to end, or the apps of all from some id on.
        expect(
          steps.filter((step) => /^SCAN (?!CONSTANT ROW)|^SEARCH apps.*\(id>\?\)/.test(step)),
        ).to.deep.equal([]);
      } finally {
        await portal.stop();
      }
    });
  }

  function planOf(file: string, statements: string[]): string[] {
    const database = new BetterSqlite3(file, { readonly: true });
    try {
      return statements
        .filter((sql) => /^select/i.test(sql))
        .flatMap((sql) => {
          const parameters = Array<string>(sql.split("?").length - 1).fill("x");
          const plan = database.prepare(`explain query plan ${sql}`).all(parameters) as { detail: string }[];
          return plan.map(({ detail }) => detail);
        });
    } finally {
      database.close();
    }
  }
});
