import { join } from "node:path";
import { Complaint } from "./complaint.ts";
import { requireWhole } from "./copy/mark.ts";
import { openDataFolder, type DataOptions } from "./data-folder.ts";
import { openPostgresStore } from "./store/postgres.ts";
import type { Store } from "./store/store.ts";

/** Where a portal keeps its data. */
export interface Place {
  /** The folder that holds the database, and the sealing keys. */
  data: string;
  /** The PostgreSQL database that is used instead of one in the folder. */
  databaseUrl?: string;
  /** How many connections to it a process opens at most. */
  databaseConnections?: number;
  /** The file of the sealing keys, if it is not in the folder. */
  sealingKeys?: string;
}

/**
 * Opens the database.
 * @throws Complaint when it cannot be used, holds the beginning of a copy, or no data of this version and none may be made.
 */
export async function openData(place: Place, options: DataOptions = {}): Promise<Store> {
  const store = await open(place, options);
  try {
    await requireWhole(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function open(
  { data, databaseUrl, databaseConnections: connections }: Place,
  { make = false, onCommit, onRetry }: DataOptions,
): Promise<Store> {
  if (databaseUrl === undefined) return openDataFolder(data, { make, onCommit });
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) {
    throw new Complaint(
      "The database URL cannot be read: it must be like postgres://user:password@host:5432/database, with %40 for an @ in the password.",
    );
  }
  return openPostgresStore(databaseUrl, {
    migrates: make,
    onRetry,
    ...(connections !== undefined && { connections }),
  });
}

export function sealingKeysFile({ data, sealingKeys }: Place): string {
  return sealingKeys ?? join(data, "sealing-keys");
}
