import BetterSqlite3, { type Database as Connection } from "better-sqlite3";

interface Orphan {
  table: string;
  parent: string;
}

/** The most that is told of one database. */
const mostLines = 20;

/**
 * What is damaged in a database: a line each, and none where all is well. It is read whole, in one transaction.
 * @param thorough Also compares each index with its table, and looks for rows that refer to none: five times the work.
 */
export function damageIn(connection: Connection, { thorough }: { thorough: boolean }): string[] {
  try {
    const check = thorough ? "integrity_check" : "quick_check";
    const lines = connection.prepare<[], string>(`pragma ${check}(${mostLines})`).pluck().all();
    const damaged = lines
      .flatMap((line) => line.split("\n"))
      .filter((line) => line !== "ok" && !line.startsWith("***"));
    return thorough && damaged.length === 0 ? orphansIn(connection) : damaged;
  } catch (error) {
    // Some damage keeps even the check from its end.
    if (error instanceof BetterSqlite3.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) {
      return [error.message];
    }
    throw error;
  }
}

function orphansIn(connection: Connection): string[] {
  const found = new Map<string, number>();
  for (const { table, parent } of connection.prepare<[], Orphan>("pragma foreign_key_check").all()) {
    const line = `rows of ${table} refer to rows of ${parent} that are not there`;
    found.set(line, (found.get(line) ?? 0) + 1);
  }
  return [...found].map(([line, count]) => `${count} ${line}`);
}
