import BetterSqlite3, { type Database as Connection } from "better-sqlite3";
import { connectToLock, inUse, lockOthersOut } from "../store/sqlite-lock.ts";

/**
 * Runs work while nobody else has a database open, and nobody can open it. All that it holds is in its one file then.
 * Nothing in this process may open that file meanwhile: closing it would end the lock.
 * @throws Complaint when somebody else has it open.
 */
export function heldAlone(file: string, work: () => void): void {
  const connection = connectToLock(file);
  try {
    const damaged = holds(connection, file);
    // What is damaged cannot be locked, nor can anybody use it.
    if (damaged) connection.close();
    work();
  } finally {
    connection.close();
  }
}

function holds(connection: Connection, file: string): boolean {
  try {
    lockOthersOut(connection, file);
    connection.pragma("journal_mode = delete");
    connection.exec("begin exclusive");
    return false;
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return true;
    if (!/^SQLITE_(BUSY|LOCKED)/.test(error.code)) throw error;
    throw inUse(file);
  }
}
