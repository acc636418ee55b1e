// Writes names to a database without end and prints each one once its write is acknowledged.
import { openSqliteStore } from "../../portal/store/sqlite.ts";

const [file = "", prefix = "", count = "Infinity"] = process.argv.slice(2);
const store = await openSqliteStore(file);
let next = 0;

async function writeOn(): Promise<void> {
  while (next < Number(count)) {
    const name = `${prefix}-${next++}`;
    await store.write((db) =>
      db.insertInto("settings").values({ name, value: "1", updated_at: "" }).execute(),
    );
    process.stdout.write(`${name}\n`);
  }
}

await Promise.all(Array.from({ length: 20 }, writeOn));
await store.close();
