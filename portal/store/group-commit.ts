import type { Database as Connection } from "better-sqlite3";
import { setTimeout as delay } from "node:timers/promises";
import { refuse } from "../errors.ts";
import type { Handle } from "./handle.ts";
import { statementCache } from "./sqlite-connection.ts";
import type { StoreListener } from "./store-load.ts";
import type { Database } from "./tables.ts";

/** How many writes may wait, share a commit, and for how long another process may hold the lock (ms). */
export interface GroupCommitLimits {
  waiting: number;
  batch: number;
  lockTimeout: number;
}

interface Write {
  work: (db: Database) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

/**
 * Writes that arrive within two turns of the event loop share a transaction and its one flush to disk.
 * @param named What an error is called that comes from the disk.
 */
export function groupCommit(
  connection: Connection,
  openHandle: () => Handle,
  named: (error: unknown) => unknown,
  limits: GroupCommitLimits,
  onCommit?: StoreListener["onCommit"],
) {
  const prepare = statementCache(connection);
  const run = (sql: string) => void prepare(sql).run();
  const waiting: Write[] = [];
  let running: Promise<void> | undefined;

  function write<T>(work: (db: Database) => Promise<T>): Promise<T> {
    if (waiting.length >= limits.waiting) return Promise.reject(refuse("overloaded"));
    return new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as Write["resolve"], reject });
      running ??= drain();
    });
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      // What is sent at the same time is seldom read within one turn.
      for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate);
      const batch = waiting.splice(0, limits.batch);
      try {
        const settle = await commitTogether(batch);
        for (const answer of settle) answer();
      } catch (error) {
        for (const { reject } of batch) reject(named(error));
      }
    }
    running = undefined;
  }

  /** Returns how to answer each write; throws when nothing of the batch was stored. */
  async function commitTogether(batch: Write[]): Promise<(() => void)[]> {
    await begin();
    try {
      const settle: (() => void)[] = [];
      for (const each of batch) settle.push(await runOne(each));
      run("commit");
      onCommit?.(batch.length);
      return settle;
    } catch (error) {
      if (connection.inTransaction) run("rollback");
      throw error;
    }
  }

  async function runOne({ work, resolve, reject }: Write): Promise<() => void> {
    run("savepoint one_write");
    const handle = openHandle();
    try {
      const value = await withinThisTurn(work(handle.db));
      stillInTransaction();
      run("release one_write");
      return () => resolve(value);
    } catch (error) {
      stillInTransaction(error);
      run("rollback to one_write");
      run("release one_write");
      return () => reject(named(error));
    } finally {
      handle.close();
    }
  }

  // SQLite ends a transaction by itself when the disk is full: what ran before in this batch is gone then.
  function stillInTransaction(cause?: unknown): void {
    if (!connection.inTransaction) throw new Error("The database ended the transaction.", { cause });
  }

  // The driver's own busy timeout would stop the whole process while it waits.
  async function begin(): Promise<void> {
    // It is still there where the disk failed even to undo it.
    if (connection.inTransaction) run("rollback");
    const end = Date.now() + limits.lockTimeout;
    for (let wait = 1; ; wait = Math.min(wait * 2, 25)) {
      try {
        run("begin immediate");
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (Date.now() >= end) throw refuse("overloaded");
        await delay(wait);
      }
    }
  }

  const load = () => ({ running: running ? 1 : 0, waiting: waiting.length });
  return { write, load, idle: async () => running };
}

export function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}

/** Queries finish before the next turn of the event loop, so whatever does not awaits something else. */
function withinThisTurn<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const turnEnded = setImmediate(() => {
      reject(new Error("A write awaited something other than its own queries."));
    });
    work.then(resolve, reject).finally(() => clearImmediate(turnEnded));
  });
}
