import BetterSqlite3, { type Database } from "better-sqlite3";
import { randomBytes } from "node:crypto";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";

interface Column {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

interface Reference {
  table: string;
  from: string;
  to: string;
}

/**
 * Makes a database with rows in every table that there is, and something in every column.
 * @param rows How many rows a table gets; three or more, and none more than what it refers to.
 */
export async function makeFilled(file: string, rows: (table: string) => number): Promise<void> {
  await (await openSqliteStore(file)).close();
  const database = new BetterSqlite3(file);
  database.pragma("foreign_keys = off");
  database.transaction(() => {
    for (const table of tablesIn(database)) fillTable(database, table, rows(table));
  })();
  if ((database.pragma("foreign_key_check") as unknown[]).length > 0) throw new Error("Rows refer to none.");
  database.close();
}

/** Every table but the list of migrations. */
export function tablesIn(database: Database): string[] {
  return database
    .prepare<[], string>("select name from sqlite_master where type = 'table' and name <> 'migrations'")
    .pluck()
    .all();
}

function fillTable(database: Database, table: string, rows: number): void {
  const columns = database.prepare<[string], Column>("select * from pragma_table_info(?)").all(table);
  const references = database
    .prepare<[string], Reference>(`select "table", "from", "to" from pragma_foreign_key_list(?)`)
    .all(table);
  const insert = database.prepare(`insert into "${table}" values (${columns.map(() => "?").join(", ")})`);
  for (let row = 1; row <= rows; row++) {
    insert.run(
      columns.map(({ name, type, notnull, pk }) => {
        if (!notnull && !pk && row % 3 === 0) return null;
        const parent = references.find(({ from }) => from === name);
        return cell(type, parent ? `${parent.table}.${parent.to}` : `${table}.${name}`, row);
      }),
    );
  }
}

/** A value of a type; the same for the same column and row. Its text is long, and sorts by bytes as by no language. */
function cell(type: string, column: string, row: number) {
  switch (type.toLowerCase()) {
    case "blob":
      return randomBytes(row % 100 === 0 ? 100_000 : 256);
    case "integer":
      return row;
    case "bigint":
      return Number.MAX_SAFE_INTEGER - row;
    case "double precision":
      return row + 0.1;
    case "text":
      return `${row % 2 ? "Ä" : "z_"}${row} ${column} 🚪 \\ ' " ${row % 100 ? "" : "long ".repeat(1_000)}\n`;
    default:
      throw new Error(`${column} has the type ${type}, which no row is made of.`);
  }
}
