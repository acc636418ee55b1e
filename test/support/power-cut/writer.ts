// Writes pairs of rows to a database, prints each name once its write is acknowledged, and ends.
import { sql } from "kysely";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";

const [file = "", total = "0", pages = "1000"] = process.argv.slice(2);
const store = await openSqliteStore(file);
await store.write((db) => sql`pragma wal_autocheckpoint = ${sql.raw(pages)}`.execute(db));
let next = 0;

async function writeOn(): Promise<void> {
  while (next < Number(total)) {
    const name = `n${next++}`;
    await store.write(async (db) => {
      await db.insertInto("settings").values({ name, value: name, updated_at: "" }).execute();
      await db.insertInto("sequences").values({ name, value: 1 }).execute();
    });
    process.stdout.write(`${name}\n`);
  }
}

await Promise.all(Array.from({ length: 4 }, writeOn));
await store.close();
