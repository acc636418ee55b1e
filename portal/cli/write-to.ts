import type { Audited } from "../audit.ts";
import { openDataFolder } from "../data-folder.ts";

/** Runs one write on a data folder; the portal may be running on it at the same time. */
export async function writeTo<T>(data: string, work: (context: Audited) => Promise<T>): Promise<T> {
  const store = await openDataFolder(data);
  try {
    const now = new Date().toISOString();
    return await store.write((db) => work({ db, now, actor: null }));
  } finally {
    await store.close();
  }
}
