import BetterSqlite3 from "better-sqlite3";
import { existsSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Complaint } from "../complaint.ts";
import { sealingKeysFile, type Place } from "../data.ts";
import { databaseFile, noData } from "../data-folder.ts";
import { adviceOn } from "../store/sqlite-failures.ts";
import { damageIn } from "../store/sqlite-integrity.ts";
import { draftOf, flush, putInPlace, readIfThere, removeDraft, writeWhole } from "./files.ts";

export interface BackupOptions extends Place {
  /** Where the backup goes. */
  file: string;
  /** Whether it may replace an older one. */
  force: boolean;
  /** Whether the sealing keys are copied beside it. */
  withKeys: boolean;
}

export interface Backup {
  /** Its size in bytes. */
  size: number;
  /** Where the sealing keys were copied to, if they were. */
  keys: string | undefined;
}

/** The file beside a backup that has the sealing keys. */
export function keysOf(backup: string): string {
  return `${backup}.sealing-keys`;
}

/**
 * Copies the database of a data folder as it is at this moment, checked and flushed to disk; a portal may write to it meanwhile.
 * @throws Complaint when there is nothing to back up, it is damaged, or the file cannot be written.
 */
export function backUp({ file, force, withKeys, ...place }: BackupOptions): Backup {
  const source = databaseFile(place.data);
  if (!existsSync(source)) throw noData(place.data);
  requireTarget(file, place.data, force);
  const draft = draftOf(file);
  try {
    copyOf(source, draft, file);
    const keys = withKeys ? readIfThere(sealingKeysFile(place)) : undefined;
    // First, and read after the database: the keys of a backup are never fewer than those it was sealed with.
    if (keys !== undefined) writeWhole(keysOf(file), keys);
    if (!putInPlace(draft, file, { replaces: force })) throw exists(file);
    return { size: statSync(file).size, keys: keys === undefined ? undefined : keysOf(file) };
  } finally {
    removeDraft(draft);
  }
}

function requireTarget(file: string, data: string, force: boolean): void {
  const folder = dirname(file);
  if (!existsSync(folder)) throw new Complaint(`There is no folder ${folder}: make it, or name another.`);
  const target = join(realpathSync(folder), basename(file));
  if (target.startsWith(realpathSync(databaseFile(data)))) {
    throw new Complaint(`${file} is what the portal writes to: name a file outside of the data folder.`);
  }
  if (existsSync(file) && !statSync(file).isFile())
    throw new Complaint(`${file} is no file: name one for the backup.`);
  if (!force && [file, keysOf(file)].some((each) => existsSync(each))) throw exists(file);
}

function exists(file: string): Complaint {
  return new Complaint(`There is a backup ${file} already: name another file, or replace it with --force.`);
}

// It reads one moment without keeping anybody from writing, and leaves out what was deleted.
function copyOf(source: string, draft: string, file: string): void {
  try {
    writeFileSync(draft, "", { mode: 0o600, flag: "wx" });
    using(source, (connection) => connection.prepare("vacuum into ?").run(draft));
    const damage = using(draft, (connection) => damageIn(connection, { thorough: false }));
    if (damage.length > 0)
      throw new Complaint(`The copy is damaged (${damage.join("; ")}): look at the disk.`);
    flush(draft);
  } catch (error) {
    if (error instanceof Complaint) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Complaint(
      `${source} cannot be copied to ${file} (${message}). ${adviceOn(error) ?? `Check the permissions and the room on the disk (${code ?? "unknown"}).`}`,
      { cause: error },
    );
  }
}

function using<T>(file: string, work: (connection: BetterSqlite3.Database) => T): T {
  const connection = new BetterSqlite3(file, { readonly: true, timeout: 10_000 });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}
