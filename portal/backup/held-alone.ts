import BetterSqlite3, { type Database as Connection } from "better-sqlite3";
import { Complaint } from "../complaint.ts";

/** How long a command that is about to end is waited for. */
const patience = 3_000;

/**
 * Runs work while nobody else has a database open, and nobody can open it. All that it holds is in its one file then.
 * Nothing in this process may open that file meanwhile: closing it would end the lock.
 * @throws Complaint when somebody else has it open.
 */
export function heldAlone(file: string, work: () => void): void {
  const connection = new BetterSqlite3(file, { timeout: patience, fileMustExist: true });
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
    connection.pragma("locking_mode = exclusive");
    connection.exec("begin exclusive; commit");
    connection.pragma("journal_mode = delete");
    connection.exec("begin exclusive");
    return false;
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return true;
    if (!/^SQLITE_(BUSY|LOCKED)/.test(error.code)) throw error;
    throw new Complaint(`${file} is in use: stop the portal, and whatever else has it open, first.`);
  }
}
