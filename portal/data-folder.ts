import { access, constants, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Complaint } from "./complaint.ts";
import { openSqliteStore } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";
import type { StoreListener } from "./store/store-load.ts";

/** How data are opened. */
export interface DataOptions extends StoreListener {
  /** Whether data that are missing are made, and older ones brought up to date. */
  make?: boolean;
}

/**
 * Opens the database in a data folder. Only its owner can read the folder.
 * @throws Complaint when the folder cannot be used, or holds no data of this version and none may be made.
 */
export async function openDataFolder(
  folder: string,
  { make = false, onCommit }: DataOptions = {},
): Promise<Store> {
  const file = databaseFile(folder);
  try {
    if (make) await makeFolder(folder);
    const found = await stat(folder).catch(unlessMissing);
    if (found && !found.isDirectory()) {
      throw new Complaint(`${folder} is a file: name a folder with --data.`);
    }
    if (!make && !(await stat(file).catch(unlessMissing))) throw noData(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof Complaint) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Complaint(
      `The data folder ${folder} cannot be written to (${code ?? "unknown"}): choose another with --data, or change its permissions.`,
    );
  }
  return openSqliteStore(file, { migrates: make, onCommit });
}

export function databaseFile(folder: string): string {
  return join(folder, "devportal.db");
}

export function noData(folder: string): Complaint {
  return new Complaint(`There is no portal data in ${folder}: check --data.`);
}

// Not mkdir's own recursion: it never ends where the parent is there and nothing can be made, as in /proc.
export async function makeFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  if (!(await stat(parent).catch(unlessMissing))) await makeFolder(parent);
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  });
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
}
