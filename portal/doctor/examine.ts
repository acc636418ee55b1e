import { existsSync } from "node:fs";
import { openData, sealingKeysFile, type Place } from "../data.ts";
import { databaseFile } from "../data-folder.ts";
import type { Store } from "../store/store.ts";
import { checkContents } from "./contents.ts";
import { fail, ok, type Finding } from "./finding.ts";
import { checkPrivate } from "./private-files.ts";
import { checkPublicUrl } from "./public-url.ts";
import { checkSqlite } from "./sqlite.ts";

export interface Patient extends Place {
  /** Where the portal is reached; looked at if it is given. */
  publicUrl?: string;
}

/** Looks at everything that can be wrong with a portal's data and changes none of it; the portal may be running. */
export async function examine({ publicUrl, ...place }: Patient): Promise<Finding[]> {
  const file = place.databaseUrl === undefined ? databaseFile(place.data) : undefined;
  return [
    ...files(place, file),
    ...(await database(place)),
    ...(file !== undefined && existsSync(file) ? checkSqlite(file) : []),
    ...(publicUrl === undefined ? [] : await checkPublicUrl(publicUrl)),
  ];
}

function files(place: Place, file: string | undefined): Finding[] {
  const paths = file === undefined ? [] : [place.data, file, `${file}-wal`];
  const found = [...paths, sealingKeysFile(place)].filter((path) => existsSync(path));
  return found.length === 0 ? [] : [checkPrivate("files", found)];
}

async function database(place: Place): Promise<Finding[]> {
  let store: Store | undefined;
  try {
    store = await openData(place);
    const opens = ok("database", "It opens, and is of this version.");
    return [opens, ...(await checkContents(store, sealingKeysFile(place), new Date().toISOString()))];
  } catch (error) {
    const { message, cause } = error as Error;
    return [fail("database", cause instanceof Error && store ? cause.message : message)];
  } finally {
    await store?.close();
  }
}
