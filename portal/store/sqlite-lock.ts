import BetterSqlite3, { type Database as Connection } from "better-sqlite3";
import { Complaint } from "../complaint.ts";

/** How long a command that is about to end is waited for. */
const patience = 3_000;

/** Connects to a database that is there, for one who is going to lock others out of it. */
export function connectToLock(file: string): Connection {
  return new BetterSqlite3(file, { timeout: patience, fileMustExist: true });
}

/**
 * Keeps everybody else from a database until the connection is closed or this process ends.
 * @throws Complaint when somebody has it open.
 */
export function lockOthersOut(connection: Connection, file: string): void {
  try {
    connection.pragma("locking_mode = exclusive");
    connection.exec("begin exclusive; commit");
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)) {
      throw inUse(file);
    }
    throw error;
  }
}

export function inUse(file: string): Complaint {
  return new Complaint(`${file} is in use: stop the portal, and whatever else has it open, first.`);
}
