import BetterSqlite3 from "better-sqlite3";
import { onDatabase } from "../../support/postgres/server.ts";
import { tablesIn } from "./filled.ts";

type Row = Record<string, string | number | Buffer | null>;

/** Everything in a SQLite database by table, each row as text, in no order. */
export function contentsOf(file: string): Record<string, string[]> {
  const database = new BetterSqlite3(file, { readonly: true });
  const tables = tablesIn(database).map((table) => [
    table,
    database.prepare<[], Row>(`select * from "${table}"`).all().map(textOf).sort(),
  ]);
  database.close();
  return Object.fromEntries(tables);
}

/** The same of a PostgreSQL database. */
export function contentsAt(url: string): Promise<Record<string, string[]>> {
  return onDatabase(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'migrations'",
    );
    const contents: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<Row>(`select * from "${name}"`);
      contents[name] = rows.map(textOf).sort();
    }
    return contents;
  });
}

function textOf(row: Row): string {
  const cells = Object.entries(row).map(([column, cell]) => {
    if (cell === null) return [column, null];
    return [column, Buffer.isBuffer(cell) ? cell.toString("hex") : String(cell)];
  });
  return JSON.stringify(
    Object.fromEntries(cells.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))),
  );
}
