import BetterSqlite3 from "better-sqlite3";
import { statSync } from "node:fs";
import { Complaint } from "../complaint.ts";
import { sqliteDialect } from "./dialect.ts";
import { groupCommit, type GroupCommitLimits } from "./group-commit.ts";
import { handlesOn } from "./sqlite-connection.ts";
import { migrate, requireMigrated } from "./migrate.ts";
import { readPool } from "./read-pool.ts";
import { adviceOn, storageFailures } from "./sqlite-failures.ts";
import type { Store } from "./store.ts";
import type { StoreListener } from "./store-load.ts";

const openTimeout = 5_000;
const readers = 4;
const defaultLimits: GroupCommitLimits = { waiting: 10_000, batch: 250, lockTimeout: 10_000 };

export interface SqliteOptions extends Partial<GroupCommitLimits>, StoreListener {
  /** Whether the database is made if there is none, and brought up to date if it is older; by default it is. */
  migrates?: boolean;
}

/**
 * Opens the SQLite database in a file. Several processes may have it open.
 * @throws Complaint when the file is no such database, or of another version.
 */
export async function openSqliteStore(
  file: string,
  { migrates = true, onCommit, ...limits }: SqliteOptions = {},
): Promise<Store> {
  const writing = await open(file, migrates).catch((error: unknown) => {
    throw unusable(error, file);
  });
  const named = storageFailures();
  const asked = { ...defaultLimits, ...limits };
  const { write, load, idle } = groupCommit(writing, handlesOn(writing), named, asked, onCommit);
  const reading = readPool(() => new BetterSqlite3(file, { readonly: true, timeout: 0 }), named, readers);

  return {
    dialect: sqliteDialect,
    read: reading.read,
    write,
    load: () => ({ read: reading.load(), write: load() }),
    async close() {
      await idle();
      reading.close();
      writing.close();
    },
  };
}

/** 16 MB: pages that many commits change, such as those of indexes, are copied into the file once for all of them. */
const pagesBeforeCheckpoint = 4_000;

async function open(file: string, migrates: boolean): Promise<BetterSqlite3.Database> {
  const found = inodeOf(file);
  const connection = new BetterSqlite3(file, { timeout: openTimeout, fileMustExist: !migrates });
  try {
    connection.pragma("schema_version");
    // A restore had it locked until now, and has put another file in its place.
    if (found !== undefined && found !== inodeOf(file)) {
      connection.close();
      return await open(file, migrates);
    }
    connection.pragma("journal_mode = wal");
    connection.pragma("synchronous = full");
    connection.pragma("foreign_keys = on");
    connection.pragma(`wal_autocheckpoint = ${pagesBeforeCheckpoint}`);
    const { db } = handlesOn(connection)();
    if (migrates)
      await migrate((work) => db.transaction().execute(work), sqliteDialect, new Date().toISOString());
    else await requireMigrated(db, sqliteDialect);
    connection.pragma("busy_timeout = 0");
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function inodeOf(file: string): bigint | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
}

function unusable(error: unknown, file: string): unknown {
  if (!(error instanceof BetterSqlite3.SqliteError)) return error;
  if (/^SQLITE_(CANTOPEN|READONLY|BUSY)/.test(error.code)) {
    return new Complaint(
      `${file} cannot be opened (${error.message}): check its permissions, and what else has it open.`,
    );
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) {
    return new Complaint(
      `${file} is no database, or a damaged one (${error.message}): put a backup back with \`devportal restore\`, or choose another with --data.`,
    );
  }
  const advice = adviceOn(error);
  return advice === undefined
    ? error
    : new Complaint(`${file} cannot be opened (${error.message}). ${advice}`, { cause: error });
}
