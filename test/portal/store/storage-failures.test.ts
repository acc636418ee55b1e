import { expect } from "chai";
import { sql } from "kysely";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PortalError } from "../../../portal/errors.ts";
import { adviceOn, storageFailures } from "../../../portal/store/sqlite-failures.ts";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";
import type { Store } from "../../../portal/store/store.ts";
import type { Database } from "../../../portal/store/tables.ts";

const record =
  (name: string, size = 1) =>
  (db: Database) =>
    db
      .insertInto("settings")
      .values({ name, value: "x".repeat(size), updated_at: "" })
      .execute();

describe("a store whose disk is full", () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    store = await openSqliteStore(join(folder, "devportal.db"));
    await store.write(record("before"));
    await limitTo(1);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  // The pragma takes the size that the database has for the least that is possible.
  const limitTo = (pages: number) =>
    store.write((db) => sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(db));
  const large = 1_000_000;
  const names = async () => {
    const rows = await store.read((db) => db.selectFrom("settings").select("name").orderBy("name").execute());
    return rows.map(({ name }) => name);
  };

  it("refuses each write of the batch, keeps nothing of it and goes on reading", async () => {
    const results = await Promise.allSettled([
      store.write(record("small")),
      store.write(record("large", large)),
      store.write(record("other")),
    ]);
    const refusals = results.map((result) =>
      result.status === "rejected" ? (result.reason as Error) : null,
    );
    expect(refusals.map((refusal) => refusal instanceof PortalError && refusal.code)).to.deep.equal([
      "storage_failed",
      "storage_failed",
      "storage_failed",
    ]);
    expect(await names()).to.deep.equal(["before"]);
  });

  it("writes again as soon as there is room", async () => {
    const refused = await store.write(record("large", large)).catch((error: unknown) => error);
    expect(refused).to.have.property("code", "storage_failed");
    await limitTo(1e6);
    await store.write(record("large", large));
    expect(await names()).to.deep.equal(["before", "large"]);
  });
});

describe("what an error of the disk is called", () => {
  const sqlite = (code: string) => Object.assign(new Error("disk"), { code });

  const cases: [code: string, says: RegExp][] = [
    ["SQLITE_FULL", /full/],
    ["SQLITE_IOERR_WRITE", /about to fail/],
    ["SQLITE_IOERR_FSYNC", /about to fail/],
    ["SQLITE_READONLY", /read-only/],
    ["SQLITE_READONLY_DBMOVED", /moved or replaced/],
    ["SQLITE_CANTOPEN", /permissions/],
    ["SQLITE_CORRUPT", /devportal restore/],
    ["SQLITE_CORRUPT_INDEX", /devportal restore/],
    ["SQLITE_NOTADB", /devportal restore/],
  ];
  for (const [code, says] of cases) {
    it(`says of ${code} what to do, also where another error has it for its cause`, () => {
      const error = new Error("The database ended the transaction.", { cause: sqlite(code) });
      expect(adviceOn(sqlite(code))).to.match(says);
      const named = storageFailures()(error) as PortalError;
      expect([named.code, String(named.cause)]).to.satisfy(
        ([name, cause]: [string, string]) => name === "storage_failed" && says.test(cause),
      );
    });
  }

  it("leaves any other error as it is", () => {
    for (const error of [
      new Error("other"),
      sqlite("SQLITE_BUSY"),
      sqlite("SQLITE_CONSTRAINT_UNIQUE"),
      null,
    ]) {
      expect(storageFailures()(error)).to.equal(error);
    }
  });

  it("has its cause once a minute, and is quiet in between", () => {
    let now = 0;
    const named = storageFailures(() => now);
    const caused = [0, 1, 59_999, 60_000, 60_001].map((time) => {
      now = time;
      return (named(sqlite("SQLITE_FULL")) as PortalError).cause !== undefined;
    });
    expect(caused).to.deep.equal([true, false, false, true, false]);
  });
});
