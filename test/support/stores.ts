import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgresStore } from "../../portal/store/postgres.ts";
import { openSqliteStore } from "../../portal/store/sqlite.ts";
import type { Store } from "../../portal/store/store.ts";
import type { Database } from "../../portal/store/tables.ts";
import { databaseOfSuite } from "./databases.ts";

/** An empty database of the running suite's kind, which can be opened several times; all are closed in the end. */
export async function newStorePlace() {
  const folder = await mkdtemp(join(tmpdir(), "devportal-"));
  const file = join(folder, "devportal.db");
  const database = await databaseOfSuite();
  const opened: Store[] = [];
  return {
    folder,
    file,
    async open(options: { waiting?: number; migrates?: boolean } = {}): Promise<Store> {
      const store = database
        ? await openPostgresStore(database.url, { connections: 4, ...options })
        : await openSqliteStore(file, options);
      opened.push(store);
      return store;
    },
    async remove() {
      for (const store of opened) await store.close();
      await database?.drop();
      await rm(folder, { recursive: true });
    },
  };
}

export type StorePlace = Awaited<ReturnType<typeof newStorePlace>>;

/** A write that adds a row to the simplest of the tables. */
export const record = (name: string) => (db: Database) =>
  db.insertInto("settings").values({ name, value: "1", updated_at: "" }).execute();

/** What was recorded, in the order of its bytes. */
export async function recorded(store: Store): Promise<string[]> {
  const rows = await store.read((db) => db.selectFrom("settings").select("name").orderBy("name").execute());
  return rows.map(({ name }) => name);
}

/** Why something fails; undefined when it does not. */
export const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
