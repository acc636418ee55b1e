import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { sql } from "kysely";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";
import type { Store } from "../../../portal/store/store.ts";
import type { Database } from "../../../portal/store/tables.ts";

const record = (name: string) => (db: Database) =>
  db.insertInto("settings").values({ name, value: "1", updated_at: "" }).execute();

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (reason: unknown) => reason,
  );

describe("store", () => {
  let folder: string;
  let file: string;
  let store: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    file = join(folder, "devportal.db");
    store = await openSqliteStore(file);
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const names = async () => {
    const rows = await store.read((db) => db.selectFrom("settings").select("name").orderBy("name").execute());
    return rows.map(({ name }) => name);
  };

  it("keeps what is written, also after it was closed and opened again", async () => {
    await store.write(record("kept"));
    await store.close();
    store = await openSqliteStore(file);
    expect(await names()).to.deep.equal(["kept"]);
  });

  it("syncs every commit to disk", async () => {
    const [synchronous] = (
      await store.write((db) => sql<{ synchronous: number }>`pragma synchronous`.execute(db))
    ).rows;
    expect(synchronous?.synchronous).to.equal(2);
  });

  it("undoes a failed write and keeps its neighbours of the same commit", async () => {
    const results = await Promise.allSettled([
      store.write(record("before")),
      store.write(async (db) => {
        await record("undone")(db);
        throw new Error("changed my mind");
      }),
      store.write(record("before")),
      store.write(record("after")),
    ]);
    expect(results.map(({ status }) => status)).to.deep.equal([
      "fulfilled",
      "rejected",
      "rejected",
      "fulfilled",
    ]);
    expect(await names()).to.deep.equal(["after", "before"]);
  });

  it("fails the whole batch when the database ends the transaction", async () => {
    const results = await Promise.allSettled([
      store.write(record("before")),
      store.write((db) => sql`rollback`.execute(db)),
      store.write(record("after")),
    ]);
    expect(results.map(({ status }) => status)).to.deep.equal(["rejected", "rejected", "rejected"]);
    expect(await names()).to.deep.equal([]);
    await store.write(record("next"));
    expect(await names()).to.deep.equal(["next"]);
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
    expect(await names()).to.deep.equal(["inner", "next"]);
  });

  it("closes the handle of a write when it ends", async () => {
    let leaked: Database | undefined;
    await store.write(async (db) => {
      leaked = db;
    });
    const error = await failureOf(record("leaked")(leaked as Database));
    expect(String(error)).to.include("after its function had ended");
  });

  it("refuses writes beyond the bound of its queue as overloaded", async () => {
    await store.close();
    store = await openSqliteStore(file, { waiting: 2 });
    const results = await Promise.allSettled(["a", "b", "c"].map((name) => store.write(record(name))));
    expect(results.map(({ status }) => status)).to.deep.equal(["fulfilled", "fulfilled", "rejected"]);
    expect((results[2] as PromiseRejectedResult).reason).to.have.property("code", "overloaded");
  });

  it("waits for another connection's lock without stopping the process, then gives up as overloaded", async () => {
    const other = new BetterSqlite3(file);
    await store.close();
    store = await openSqliteStore(file, { lockTimeout: 100 });
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
    expect(await names()).to.deep.equal(["free"]);
  });

  it("refuses to change or delete audit events", async () => {
    await store.write((db) =>
      db
        .insertInto("audit_events")
        .values({ id: "1", at: "", action: "app.created", target_type: "app", target_id: "1" })
        .execute(),
    );
    const changes = [
      (db: Database) => db.updateTable("audit_events").set({ action: "forged" }).execute(),
      (db: Database) => db.deleteFrom("audit_events").execute(),
    ];
    for (const change of changes) {
      const error = await store.write<unknown>(change).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(String(error)).to.include("append-only");
    }
  });

  it("shows every read the data of one moment, whatever is written meanwhile", async () => {
    const count = async (db: Database) => (await db.selectFrom("settings").select("name").execute()).length;
    const seen = await store.read(async (db) => {
      const before = await count(db);
      await store.write(record("meanwhile"));
      return [before, await count(db), await store.read(count)];
    });
    expect(seen).to.deep.equal([0, 0, 1]);
    expect(await store.read(count)).to.equal(1);
  });

  it("lets reads wait for each other when there are many, and goes on after one that fails", async () => {
    const reads = Array.from({ length: 20 }, (_, index) =>
      store.read(async (db) => {
        await delay(1);
        if (index % 2 === 0) throw new Error("changed my mind");
        return (await db.selectFrom("sequences").select("name").execute()).length;
      }),
    );
    const results = await Promise.allSettled(reads);
    expect(results.map(({ status }) => status)).to.deep.equal(
      reads.map((_, index) => (index % 2 === 0 ? "rejected" : "fulfilled")),
    );
  });

  it("refuses data of a newer version", async () => {
    const newer = join(folder, "newer.db");
    const future = await openSqliteStore(newer);
    await future.write((db) =>
      db.insertInto("migrations").values({ number: 999, name: "future", applied_at: "" }).execute(),
    );
    await future.close();
    expect(String(await failureOf(openSqliteStore(newer)))).to.include("newer devportal");
  });
});
