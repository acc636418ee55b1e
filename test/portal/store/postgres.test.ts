import { expect } from "chai";
import { openPostgresStore, type PostgresOptions } from "../../../portal/store/postgres.ts";
import type { Store } from "../../../portal/store/store.ts";
import type { Database } from "../../../portal/store/tables.ts";
import { newDatabase, onDatabase, type TestDatabase } from "../../support/postgres/server.ts";
import { failureOf, record, recorded } from "../../support/stores.ts";

const valueOf = async (db: Database, name: string) => {
  const query = db.selectFrom("sequences").where("name", "=", name).select("value");
  return (await query.executeTakeFirstOrThrow()).value;
};
const set = (db: Database, name: string, value: number) =>
  db.updateTable("sequences").set({ value }).where("name", "=", name).execute();

describe("the store on PostgreSQL", () => {
  let database: TestDatabase;
  let retries: string[];
  let stores: Store[];

  const open = async (options: PostgresOptions = {}, url = database.url) => {
    const store = await openPostgresStore(url, { onRetry: (reason) => retries.push(reason), ...options });
    stores.push(store);
    return store;
  };
  beforeEach(async () => {
    database = await newDatabase();
    [retries, stores] = [[], []];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });

  const serializable = () => `${database.url}?options=-c%20default_transaction_isolation%3Dserializable`;

  it("runs a write again that others kept from being serializable, and loses none", async () => {
    const store = await open({}, serializable());
    const before = await store.read((db) => valueOf(db, "company"));
    const increase = async (db: Database) => set(db, "company", (await valueOf(db, "company")) + 1);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => store.write(increase)));
    const done = results.filter(({ status }) => status === "fulfilled").length;
    const refused = results.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
    for (const reason of refused) expect(reason).to.have.property("code", "overloaded");
    expect(await store.read((db) => valueOf(db, "company"))).to.equal(before + done);
    expect(retries).to.include("40001");
  });

  it("runs a write again that a deadlock ended", async () => {
    const store = await open();
    const both = (first: string, second: string, value: number) => {
      let meet: () => void = () => undefined;
      const met = new Promise<void>((resolve) => (meet = resolve));
      return { meet, met, first, second, value };
    };
    const [one, other] = [both("company", "project", 1), both("project", "company", 2)];
    const run = (own: typeof one, its: typeof one) =>
      store.write(async (db) => {
        await set(db, own.first, own.value);
        own.meet();
        await its.met;
        await set(db, own.second, own.value);
      });
    await Promise.all([run(one, other), run(other, one)]);
    expect(retries).to.deep.equal(["40P01"]);
    const [company, project] = await store.read(async (db) => [
      await valueOf(db, "company"),
      await valueOf(db, "project"),
    ]);
    expect(company).to.equal(project);
  });

  it("runs a write again whose connection was lost before its end", async () => {
    const store = await open();
    let lost = false;
    await store.write(async (db) => {
      await record("kept")(db);
      if (lost) return;
      lost = true;
      await endConnections();
      await record("never")(db);
    });
    expect(await recorded(store)).to.deep.equal(["kept"]);
    expect(new Set(retries)).to.deep.equal(new Set(["connection"]));
  });

  it("goes on after every connection was ended while none was used", async () => {
    const store = await open();
    await Promise.all(["a", "b", "c"].map((name) => store.write(record(name))));
    await endConnections();
    await store.write(record("d"));
    expect(await recorded(store)).to.deep.equal(["a", "b", "c", "d"]);
  });

  it("says that it cannot be reached once it is gone, without the address or the password", async () => {
    const store = await open();
    await onDatabase(database.url.replace(/[^/]+$/, "postgres"), (client) =>
      client.query(`drop database ${new URL(database.url).pathname.slice(1)} with (force)`),
    );
    const error = await failureOf(store.write(record("lost")));
    expect(error).to.have.property("code", "database_unreachable");
    expect(String(error)).to.not.include("127.0.0.1");
  });

  it("is brought up to date by several processes at once", async () => {
    const five = await Promise.all(Array.from({ length: 5 }, () => open()));
    for (const [index, each] of five.entries()) await each.write(record(String(index)));
    expect(await recorded(await open())).to.deep.equal(["0", "1", "2", "3", "4"]);
  });

  it("takes a row for what a unique index has decided, and runs the loser again", async () => {
    const store = await open();
    const add = (name: string) =>
      store.write(async (db) => {
        const known = await db.selectFrom("settings").where("name", "=", name).select("name").execute();
        if (known.length === 0) await record(name)(db);
        return known.length;
      });
    const found = await Promise.all(Array.from({ length: 10 }, () => add("one")));
    expect(found.sort()).to.deep.equal([0, ...Array<number>(9).fill(1)]);
  });

  for (const [title, change, said] of [
    ["a wrong database", (url: URL) => (url.pathname = "/nothing"), "does not exist"],
    ["a wrong user", (url: URL) => (url.username = "nobody-known"), "does not exist"],
    ["a port where nothing listens", (url: URL) => (url.port = "1"), "ECONNREFUSED"],
  ] as const) {
    it(`refuses ${title} in one sentence that holds no password`, async () => {
      const url = new URL(database.url);
      url.password = "planted";
      change(url);
      const error = await failureOf(open({}, String(url)));
      expect(error).to.have.property("name", "Complaint");
      expect(String(error)).to.include(said).and.to.not.include("planted");
    });
  }

  const endConnections = () =>
    onDatabase(database.url, (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      ),
    );
});
