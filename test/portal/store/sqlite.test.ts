import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { sql } from "kysely";
import { setTimeout as delay } from "node:timers/promises";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";
import type { Store } from "../../../portal/store/store.ts";
import { failureOf, newStorePlace, record, recorded, type StorePlace } from "../../support/stores.ts";

describe("the store on SQLite", () => {
  let place: StorePlace;
  let store: Store;

  beforeEach(async () => {
    place = await newStorePlace();
    store = await place.open();
  });
  afterEach(() => place.remove());

  it("syncs every commit to disk", async () => {
    const [synchronous] = (
      await store.write((db) => sql<{ synchronous: number }>`pragma synchronous`.execute(db))
    ).rows;
    expect(synchronous?.synchronous).to.equal(2);
  });

  it("fails the whole batch when the database ends the transaction", async () => {
    const results = await Promise.allSettled([
      store.write(record("before")),
      store.write((db) => sql`rollback`.execute(db)),
      store.write(record("after")),
    ]);
    expect(results.map(({ status }) => status)).to.deep.equal(["rejected", "rejected", "rejected"]);
    expect(await recorded(store)).to.deep.equal([]);
    await store.write(record("next"));
    expect(await recorded(store)).to.deep.equal(["next"]);
  });

  it("refuses a write that awaits anything but the database, and one within another", async () => {
    const waits = store.write(async (db) => {
      await record("waits")(db);
      await delay(1);
      await record("late")(db);
    });
    const nests = store.write(async (db) => {
      await record("nests")(db);
      await store.write(record("inner"));
    });
    for (const each of [waits, nests]) {
      const error = await failureOf(each);
      expect(String(error)).to.include("awaited something other");
    }
    await store.write(record("next"));
    expect(await recorded(store)).to.deep.equal(["inner", "next"]);
  });

  it("waits for another connection's lock without stopping the process, then gives up as overloaded", async () => {
    const other = new BetterSqlite3(place.file);
    await store.close();
    store = await openSqliteStore(place.file, { lockTimeout: 100 });
    other.exec("begin immediate");
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    const error = await failureOf(store.write(record("blocked")));
    clearInterval(counting);
    other.exec("rollback");
    other.close();
    expect(error).to.have.property("code", "overloaded");
    expect(turns).to.be.greaterThan(10);
    await store.write(record("free"));
    expect(await recorded(store)).to.deep.equal(["free"]);
    await store.close();
  });
});
