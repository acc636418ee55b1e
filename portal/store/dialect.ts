/** What databases do not agree on. */
export interface Dialect {
  /** The column type of binary data. */
  bytes: string;
  /** Statements that refuse every update and delete of a table's rows. */
  appendOnly: (table: string) => string[];
}

export const sqliteDialect: Dialect = {
  bytes: "blob",
  appendOnly: (table) =>
    ["update", "delete"].map(
      (event) => `create trigger ${table}_no_${event} before ${event} on ${table}
        begin select raise(abort, '${table} is append-only'); end`,
    ),
};
