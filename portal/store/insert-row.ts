import type { Insertable } from "kysely";
import { prepared } from "./prepared.ts";
import type { Database, Tables } from "./tables.ts";

type Insert = (db: Database, row: object) => Promise<unknown>;

const inserts = new Map<string, Insert>();

/** Inserts a row with a query that is compiled once for the columns it names, for what nearly every write does. */
export async function insertRow<Table extends keyof Tables>(
  db: Database,
  table: Table,
  row: Insertable<Tables[Table]>,
): Promise<void> {
  const columns = Object.keys(row);
  const shape = `${table} ${columns.join(" ")}`;
  const insert = inserts.get(shape) ?? insertOf(table, columns);
  inserts.set(shape, insert);
  await insert(db, row);
}

function insertOf(table: keyof Tables, columns: string[]): Insert {
  return prepared<Record<string, unknown>>()((db, value) =>
    db.insertInto(table).values(Object.fromEntries(columns.map((name) => [name, value(name)]))),
  ) as Insert;
}
