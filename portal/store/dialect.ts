import { sql, type RawBuilder } from "kysely";

/** What databases do not agree on. */
export interface Dialect {
  /** The column type of binary data. */
  bytes: string;
  /** Statements that refuse every update and delete of a table's rows. */
  appendOnly: (table: string) => string[];
  /** What ends a query so that nobody else changes the rows it finds in these tables before the transaction ends. */
  rowLock: (...tables: string[]) => RawBuilder<unknown>;
}

export const sqliteDialect: Dialect = {
  bytes: "blob",
  appendOnly: (table) =>
    ["update", "delete"].map(
      (event) => `create trigger ${table}_no_${event} before ${event} on ${table}
        begin select raise(abort, '${table} is append-only'); end`,
    ),
  // A transaction that writes has the database for itself from its beginning.
  rowLock: () => sql``,
};
