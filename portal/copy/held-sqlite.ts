import BetterSqlite3, { type Database as Connection } from "better-sqlite3";
import { statSync } from "node:fs";
import { Complaint } from "../complaint.ts";
import { sqliteDialect } from "../store/dialect.ts";
import { requireMigrated } from "../store/migrate.ts";
import { handlesOn } from "../store/sqlite-connection.ts";
import { connectToLock, inUse, lockOthersOut } from "../store/sqlite-lock.ts";
import type { Reader } from "./places.ts";

/**
 * Opens a SQLite database to read, and keeps everybody else from it until it is closed or this process ends.
 * @throws Complaint when somebody has it open, or it is none of this version.
 */
export async function holdSqlite(file: string): Promise<Reader> {
  const connection = connectToLock(file);
  try {
    hold(connection, file);
    const { db } = handlesOn(connection)();
    await requireMigrated(db, sqliteDialect);
    return {
      dialect: sqliteDialect,
      // Nobody else can write: whatever is read is of one moment.
      read: (work) => work(db),
      close: () => Promise.resolve(void connection.close()),
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function hold(connection: Connection, file: string): void {
  const { ino } = statSync(file, { bigint: true });
  try {
    lockOthersOut(connection, file);
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError) || error.code !== "SQLITE_NOTADB") throw error;
    throw new Complaint(`${file} is no database.`);
  }
  // A restore had it locked until now, and has put another file in its place.
  if (statSync(file, { bigint: true }).ino !== ino) throw inUse(file);
}
