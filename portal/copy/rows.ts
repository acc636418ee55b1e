import { sql, type CompiledQuery } from "kysely";
import { setImmediate as nextTurn } from "node:timers/promises";
import { inFewLengths } from "../store/few-lengths.ts";
import { execute } from "../store/handle.ts";
import type { Database } from "../store/tables.ts";
import type { Table } from "./schema.ts";

export type Cell = string | number | bigint | Uint8Array | null;
export type Row = Record<string, Cell>;

/** The primary key of a row. */
export type Key = (string | number)[];

/** The rows of a table that follow a key, or all of them, in the order of their keys; a thousand at most at a time. */
export async function* pagesOf(db: Database, table: Table, after: Key | null = null): AsyncGenerator<Row[]> {
  for (let last = after; ;) {
    const rows = await pageOf(db, table, last);
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    if (rows.length < pageSize(table)) return;
    last = keyOf(table, end);
    // A database in this process answers at once: others would wait for ever.
    await nextTurn();
  }
}

/** The rows that follow a key, as many as a page has. */
export async function pageOf(db: Database, table: Table, after: Key | null): Promise<Row[]> {
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const following = after === null ? sql`` : sql`where (${key}) > (${sql.join(after)})`;
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  const { rows } = await sql<Row>`
    select ${columns} from ${sql.table(table.name)} ${following} order by ${key} limit ${pageSize(table)}`.execute(
    db,
  );
  return rows;
}

export function pageSize({ large }: Table): number {
  return large ? 16 : 1_000;
}

export function keyOf(table: Table, row: Row): Key {
  return table.key.map((column) => {
    const cell = row[column];
    if (typeof cell === "bigint") return Number(cell);
    if (typeof cell !== "string" && typeof cell !== "number")
      throw new Error(`${table.name}.${column} is no key.`);
    return cell;
  });
}

export async function countRows(db: Database, { name }: Table): Promise<number> {
  const { rows } = await sql<{
    count: number | bigint;
  }>`select count(*) as count from ${sql.table(name)}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Adds rows to a table; those that are there already stay. */
export async function insertRows(db: Database, table: Table, rows: Row[]): Promise<void> {
  for (const part of inFewLengths(rows)) {
    const parameters = part.flatMap((row) => table.columns.map((column) => row[column] ?? null));
    await execute(db, { ...insertOf(db, table, part.length), parameters });
  }
}

const inserts = new Map<string, CompiledQuery>();

/** Compiled once for each database, table and length, which takes longer than to run it. */
function insertOf(db: Database, { name, columns }: Table, length: number): CompiledQuery {
  const known = `${db.getExecutor().adapter.constructor.name} ${name} ${length}`;
  const compiled = inserts.get(known) ?? compile();
  inserts.set(known, compiled);
  return compiled;

  function compile(): CompiledQuery {
    const row = () => sql`(${sql.join(columns.map(() => null))})`;
    return sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(Array.from({ length }, row))} on conflict do nothing`.compile(db);
  }
}
