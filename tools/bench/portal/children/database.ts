import BetterSqlite3 from "better-sqlite3";

/** A database that waits for the disk as the portal's own does. */
export function openDatabase(file: string): BetterSqlite3.Database {
  const database = new BetterSqlite3(file);
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = full");
  database.pragma("foreign_keys = on");
  return database;
}
