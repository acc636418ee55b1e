import BetterSqlite3, { type Database as Connection } from "better-sqlite3";
import { writeFileSync } from "node:fs";
import { Complaint } from "../complaint.ts";
import { newestMigration } from "../store/migrate.ts";
import { damageIn } from "../store/sqlite-integrity.ts";
import { flush } from "./files.ts";

/**
 * Copies what is in a backup, or in the database of another data folder, into a new file that a portal of this version can use.
 * @throws Complaint when it cannot use it.
 */
export function copyRestorable(backup: string, copy: string): void {
  const connection = new BetterSqlite3(backup, { readonly: true, timeout: 10_000 });
  try {
    const newest = newestIn(connection);
    if (newest === undefined) throw new Complaint(`${backup} is no backup of a devportal.`);
    if (newest > newestMigration) {
      throw new Complaint(`${backup} was written by a newer devportal: use that version, or a newer one.`);
    }
    const damage = damageIn(connection, { thorough: true });
    if (damage.length > 0) {
      throw new Complaint(`${backup} is damaged, and nothing was changed: ${damage.join("; ")}.`);
    }
    writeFileSync(copy, "", { mode: 0o600, flag: "wx" });
    // Of one moment, even if a portal writes to what is copied.
    connection.prepare("vacuum into ?").run(copy);
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError) || !/^SQLITE_(NOTADB|CORRUPT)/.test(error.code))
      throw error;
    throw new Complaint(`${backup} is no database, or a damaged one (${error.message}).`, { cause: error });
  } finally {
    connection.close();
  }
  flush(copy);
}

/** The number of the newest migration of a portal's database; undefined for any other. */
function newestIn(connection: Connection): number | undefined {
  const tables = connection
    .prepare<[], string>("select name from sqlite_master where type = 'table'")
    .pluck()
    .all();
  if (!["migrations", "apps", "audit_events"].every((table) => tables.includes(table))) return undefined;
  return connection.prepare<[], number>("select max(number) from migrations").pluck().get();
}
