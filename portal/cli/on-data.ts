import type { Audited } from "../audit.ts";
import { openDataFolder, type DataOptions } from "../data-folder.ts";
import type { Store } from "../store/store.ts";
import type { Database } from "../store/tables.ts";

/** Runs one read on the data in a folder; the portal may be running on it at the same time. */
export function readFrom<T>(data: string, work: (db: Database) => Promise<T>): Promise<T> {
  return withStore(data, {}, (store) => store.read(work));
}

/** Runs one write on the data in a folder; the portal may be running on it at the same time. */
export function writeTo<T>(
  data: string,
  work: (context: Audited) => Promise<T>,
  options: DataOptions = {},
): Promise<T> {
  const now = new Date().toISOString();
  return withStore(data, options, (store) => store.write((db) => work({ db, now, actor: null })));
}

async function withStore<T>(
  data: string,
  options: DataOptions,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openDataFolder(data, options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
