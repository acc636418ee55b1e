import BetterSqlite3 from "better-sqlite3";
import { setTimeout as delay } from "node:timers/promises";
import { sqliteDialect } from "./dialect.ts";
import { groupCommit, isBusy, type GroupCommitLimits } from "./group-commit.ts";
import { handlesOn } from "./handle.ts";
import { migrate } from "./migrate.ts";
import type { Store } from "./store.ts";

const openTimeout = 5_000;
const defaultLimits: GroupCommitLimits = { waiting: 10_000, batch: 250, lockTimeout: 10_000 };

/** Opens, and makes if need be, the SQLite database in a file. Several processes may have it open. */
export async function openSqliteStore(file: string, limits: Partial<GroupCommitLimits> = {}): Promise<Store> {
  const writing = new BetterSqlite3(file, { timeout: openTimeout });
  writing.pragma("journal_mode = wal");
  writing.pragma("synchronous = full");
  writing.pragma("foreign_keys = on");
  const openHandle = handlesOn(writing);
  await migrate(openHandle().db, sqliteDialect, new Date().toISOString());
  writing.pragma("busy_timeout = 0");

  const reading = new BetterSqlite3(file, { readonly: true, timeout: 0 });
  const { db } = handlesOn(reading)();
  const { write, idle } = groupCommit(writing, openHandle, { ...defaultLimits, ...limits });

  return {
    read: (work) => retryWhileBusy(() => work(db)),
    write,
    async close() {
      await idle();
      reading.close();
      writing.close();
    },
  };
}

// A reader waits only while another process opens or closes the database.
async function retryWhileBusy<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      if (!isBusy(error) || attempt === 100) throw error;
      await delay(10);
    }
  }
}
