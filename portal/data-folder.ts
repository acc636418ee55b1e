import { access, constants, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Complaint } from "./complaint.ts";
import { openSqliteStore } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";

/** Opens the database in a data folder, and makes both if need be. Only its owner can read the folder. */
export async function openDataFolder(folder: string): Promise<Store> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Complaint(
      `The data folder ${folder} cannot be written to (${code ?? "unknown"}): choose another with --data, or change its permissions.`,
    );
  }
  return openSqliteStore(join(folder, "devportal.db"));
}

export function sealingKeysFile(folder: string): string {
  return join(folder, "sealing-keys");
}
