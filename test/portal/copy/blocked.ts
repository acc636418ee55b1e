import pg from "pg";

/**
 * Keeps whoever inserts a row into a table from going on, by inserting it first and not ending the transaction.
 * @param row The row, as it will come.
 */
export async function blockAt(url: string, table: string, row: Record<string, unknown>) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("begin");
  let ended = false;
  const columns = Object.keys(row);
  await client.query(
    `insert into ${table} (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(row),
  );
  return {
    /** Resolves once so many others wait for the row, or for one of those who do. */
    async reachedBy(others: number) {
      const waiting =
        "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      const watching = new pg.Client(url);
      await watching.connect();
      while ((await watching.query<{ count: number }>(waiting)).rows[0]!.count < others);
      await watching.end();
    },
    async letGo() {
      if (ended) return;
      ended = true;
      await client.query("rollback");
      await client.end();
    },
  };
}
