import { expect } from "chai";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepared } from "../../../portal/store/prepared.ts";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";
import type { Store } from "../../../portal/store/store.ts";

describe("a prepared query", () => {
  let folder: string;
  let store: Store;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    store = await openSqliteStore(join(folder, "devportal.db"));
  });
  after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it("is built once, and runs each time with the values of that time", async () => {
    let built = 0;
    const add = prepared<{ name: string; value: string }>()((db, value) =>
      db.insertInto("settings").values({ name: value("name"), value: value("value"), updated_at: "now" }),
    );
    const find = prepared<{ name: string }>()((db, value) => {
      built++;
      return db.selectFrom("settings").where("name", "=", value("name")).select("value");
    });
    const names = ["one", "two", "three"];
    for (const name of names) await store.write((db) => add(db, { name, value: `${name}!` }));
    const found = await Promise.all(names.map((name) => store.read((db) => find(db, { name }))));
    expect(found.flat().map(({ value }) => value)).to.deep.equal(["one!", "two!", "three!"]);
    expect(await store.read((db) => find(db, { name: "four" }))).to.deep.equal([]);
    expect(built).to.equal(1);
  });
});
