import { sql, type RawBuilder } from "kysely";
import type { Database } from "./tables.ts";

/** What databases do not agree on. */
export interface Dialect {
  /** What labels say of it. */
  name: "sqlite" | "postgresql";
  /** The column type of binary data. */
  bytes: string;
  /** The column type of text that is compared byte by byte, as times, ids and prefixes are. */
  text: string;
  /** Statements that refuse every update and delete of a table's rows. */
  appendOnly: (table: string) => string[];
  /** What ends a query so that nobody else changes the rows it finds in these tables before the transaction ends. */
  rowLock: (...tables: string[]) => RawBuilder<unknown>;
  /** Whether there is a table of this name. */
  hasTable: (db: Database, name: string) => Promise<boolean>;
}

export const sqliteDialect: Dialect = {
  name: "sqlite",
  bytes: "blob",
  text: "text",
  appendOnly: (table) =>
    ["update", "delete"].map(
      (event) => `create trigger ${table}_no_${event} before ${event} on ${table}
        begin select raise(abort, '${table} is append-only'); end`,
    ),
  // A transaction that writes has the database for itself from its beginning.
  rowLock: () => sql``,
  hasTable: (db, name) =>
    found(db, sql`select 1 as one from sqlite_master where type = 'table' and name = ${name}`),
};

/** @param version What `select version()` says. */
export function postgresDialect(version: string): Dialect {
  return {
    name: "postgresql",
    bytes: "bytea",
    // CockroachDB compares text so anyhow, and refuses to be told.
    text: version.includes("CockroachDB") ? "text" : 'text collate "C"',
    appendOnly: (table) => [
      `create function ${table}_append_only() returns trigger language plpgsql as
        $$ begin raise exception '${table} is append-only'; end $$`,
      `create trigger ${table}_append_only before update or delete on ${table}
        for each row execute function ${table}_append_only()`,
    ],
    rowLock: (...tables) => sql`for update of ${sql.join(tables.map((table) => sql.ref(table)))}`,
    hasTable: (db, name) =>
      found(
        db,
        sql`select 1 as one from information_schema.tables where table_schema = current_schema() and table_name = ${name}`,
      ),
  };
}

async function found(db: Database, query: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await query.execute(db);
  return rows.length > 0;
}
