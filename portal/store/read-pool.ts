import type { Database as Connection } from "better-sqlite3";
import { setTimeout as delay } from "node:timers/promises";
import { isBusy } from "./group-commit.ts";
import { handlesOn } from "./sqlite-connection.ts";
import type { Database } from "./tables.ts";

type Reader = ReturnType<typeof readerOn>;

/** Reads, each in a transaction of its own and so of one moment, on as many connections as run at once. */
export function readPool(connect: () => Connection, named: (error: unknown) => unknown, size: number) {
  const all: Reader[] = [];
  const idle: Reader[] = [];
  const waiting: ((reader: Reader) => void)[] = [];

  async function read<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const reader = idle.pop() ?? open() ?? (await new Promise<Reader>((resolve) => waiting.push(resolve)));
    try {
      return await retryWhileBusy(() => reader.read(work));
    } catch (error) {
      throw named(error);
    } finally {
      const next = waiting.shift();
      if (next) next(reader);
      else idle.push(reader);
    }
  }

  function open(): Reader | undefined {
    if (all.length >= size) return undefined;
    try {
      const reader = readerOn(connect());
      all.push(reader);
      return reader;
    } catch (error) {
      throw named(error);
    }
  }

  return {
    read,
    load: () => ({ running: all.length - idle.length, waiting: waiting.length }),
    close() {
      for (const { close } of all) close();
    },
  };
}

function readerOn(connection: Connection) {
  const openHandle = handlesOn(connection);
  const begin = connection.prepare("begin");
  const end = connection.prepare("rollback");
  return {
    async read<T>(work: (db: Database) => Promise<T>): Promise<T> {
      begin.run();
      const handle = openHandle();
      try {
        return await work(handle.db);
      } finally {
        handle.close();
        if (connection.open && connection.inTransaction) end.run();
      }
    },
    close: () => void connection.close(),
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
