import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Complaint } from "../complaint.ts";
import { databaseFile, makeFolder } from "../data-folder.ts";
import { openPostgresStore } from "../store/postgres.ts";
import { openSqliteStore } from "../store/sqlite.ts";
import type { Store } from "../store/store.ts";
import { holdSqlite } from "./held-sqlite.ts";

/** A database that is only read. */
export type Reader = Pick<Store, "dialect" | "read" | "close">;

/** A database as the command line names it. */
export type Place = { file: string } | { url: string };

const forms = "sqlite:<folder or file> or postgres://user:password@host:5432/database";

/** @throws Complaint that does not tell what was given, since it may hold a password. */
export function toPlace(given: string): Place {
  if (/^postgres(ql)?:\/\//.test(given) && URL.canParse(given)) return { url: given };
  const [, path] = /^sqlite:(.+)$/s.exec(given) ?? [];
  if (path === undefined) {
    throw new Complaint(`It must be ${forms}, with %40 for an @ in the password.`);
  }
  return { file: fileAt(path) };
}

function fileAt(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  const isFile = found ? found.isFile() : /\.(db|sqlite3?)$/.test(path);
  return isFile ? path : databaseFile(path);
}

/** Opens what is read: nobody else can use a SQLite database until it is closed. */
export async function openSource(place: Place): Promise<Reader> {
  if ("url" in place) return openPostgresStore(place.url, { migrates: false, connections: 2 });
  if (!existsSync(place.file)) throw missing(place.file);
  return holdSqlite(place.file);
}

/** @param make Whether its tables are made or brought up to date, and its folder made. */
export async function openTarget(place: Place, { make }: { make: boolean }): Promise<Store> {
  if ("url" in place) return openPostgresStore(place.url, { migrates: make, connections: 2 });
  if (!make && !existsSync(place.file)) throw missing(place.file);
  const folder = dirname(place.file);
  await makeFolder(folder).catch((error: unknown) => {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new Complaint(`The folder ${folder} cannot be made (${code}).`);
  });
  return openSqliteStore(place.file, { migrates: make });
}

function missing(file: string): Complaint {
  return new Complaint(`There is no database ${file}.`);
}

/** Whether two places are surely one. */
export function areOne(one: Place, other: Place): boolean {
  if ("file" in one && "file" in other) return realFile(one.file) === realFile(other.file);
  if ("url" in one && "url" in other) return addressOf(one.url) === addressOf(other.url);
  return false;
}

function realFile(file: string): string {
  return existsSync(file) ? realpathSync(file) : join(file);
}

function addressOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || "5432"}${pathname}`;
}
