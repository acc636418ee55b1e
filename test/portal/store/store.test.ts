import { expect } from "chai";
import { setTimeout as delay } from "node:timers/promises";
import type { Store } from "../../../portal/store/store.ts";
import type { Database } from "../../../portal/store/tables.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { failureOf, newStorePlace, record, recorded, type StorePlace } from "../../support/stores.ts";

onEachDatabase("store", () => {
  let place: StorePlace;
  let store: Store;

  beforeEach(async () => {
    place = await newStorePlace();
    store = await place.open();
  });
  afterEach(() => place.remove());

  it("keeps what is written, also after it was closed and opened again", async () => {
    await store.write(record("kept"));
    await store.close();
    store = await place.open();
    expect(await recorded(store)).to.deep.equal(["kept"]);
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
    expect(await recorded(store)).to.deep.equal(["after", "before"]);
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
    store = await place.open({ waiting: 2 });
    const results = await Promise.allSettled(["a", "b", "c"].map((name) => store.write(record(name))));
    expect(results.map(({ status }) => status)).to.deep.equal(["fulfilled", "fulfilled", "rejected"]);
    expect((results[2] as PromiseRejectedResult).reason).to.have.property("code", "overloaded");
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
      const error = await failureOf(store.write<unknown>(change));
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
    await store.write((db) =>
      db.insertInto("migrations").values({ number: 999, name: "future", applied_at: "" }).execute(),
    );
    expect(String(await failureOf(place.open()))).to.include("newer devportal");
  });

  it("sorts text by its bytes, whatever language the database is of", async () => {
    for (const name of ["b", "B", "a-b", "ab", "é", "z", "_", "0"]) await store.write(record(name));
    expect(await recorded(store)).to.deep.equal(["0", "B", "_", "a-b", "ab", "b", "z", "é"]);
  });

  it("is not made, nor brought up to date, unless that is asked for", async () => {
    const other = await newStorePlace();
    expect(await failureOf(other.open({ migrates: false }))).to.be.an("error");
    await (await other.open()).write(record("made"));
    expect(await recorded(await other.open({ migrates: false }))).to.deep.equal(["made"]);
    await other.remove();
  });
});
