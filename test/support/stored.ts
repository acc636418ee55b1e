import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestPortal } from "./portal.ts";
import { onDatabase } from "./postgres/server.ts";

/** Everything that a portal's database holds: the bytes of its files, or the rows of its tables, and what was logged. */
export async function everythingKept({
  folder,
  databaseUrl,
  log,
}: TestPortal): Promise<Record<string, string | Buffer>> {
  const database = databaseUrl ? await tablesOf(databaseUrl) : await filesIn(folder);
  return { ...database, log: log.join("\n") };
}

async function filesIn(folder: string): Promise<Record<string, Buffer>> {
  const names = await readdir(folder);
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return Object.fromEntries(contents.map((content, index) => [names[index] ?? "", content]));
}

/** The rows of each table, as JSON. */
export function tablesOf(url: string): Promise<Record<string, string>> {
  return onDatabase(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = current_schema()",
    );
    const kept: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<object>(`select * from ${name}`);
      kept[`devportal.db: ${name}`] = JSON.stringify(rows);
    }
    return kept;
  });
}
