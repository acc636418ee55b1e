import type { Audited } from "../audit.ts";
import { openData, type Place } from "../data.ts";
import type { DataOptions } from "../data-folder.ts";
import type { Store } from "../store/store.ts";
import type { Database } from "../store/tables.ts";

/** Runs one read on the data; the portal may be running on it at the same time. */
export function readFrom<T>(place: Place, work: (db: Database) => Promise<T>): Promise<T> {
  return withStore(place, {}, (store) => store.read(work));
}

/** Runs one write on the data; the portal may be running on it at the same time. */
export function writeTo<T>(
  place: Place,
  work: (context: Audited) => Promise<T>,
  options: DataOptions = {},
): Promise<T> {
  const now = new Date().toISOString();
  return withStore(place, options, (store) => store.write((db) => work({ db, now, actor: null })));
}

async function withStore<T>(
  place: Place,
  options: DataOptions,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openData(place, options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
