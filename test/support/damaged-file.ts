import BetterSqlite3 from "better-sqlite3";
import { closeSync, openSync, statSync, writeSync } from "node:fs";

/** Overwrites the middle of a database, past what SQLite reads when it opens one. */
export function damageMiddle(file: string): void {
  const { size } = statSync(file);
  overwrite(file, Math.floor(size / 8192) * 4096, Math.floor(size / 4));
}

/** Overwrites what a table's rows hang on, so that only whoever reads that table notices. */
export function damageTable(file: string, table: string): void {
  const database = new BetterSqlite3(file);
  const root = database
    .prepare<[string], number>("select rootpage from sqlite_master where name = ?")
    .pluck()
    .get(table);
  const pageSize = database.pragma("page_size", { simple: true }) as number;
  database.pragma("journal_mode = delete");
  database.close();
  if (root === undefined) throw new Error(`There is no table ${table}.`);
  overwrite(file, (root - 1) * pageSize, pageSize);
}

function overwrite(file: string, at: number, length: number): void {
  const descriptor = openSync(file, "r+");
  writeSync(descriptor, Buffer.alloc(length, 7), 0, length, at);
  closeSync(descriptor);
}
