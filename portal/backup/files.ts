import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { randomUUID } from "node:crypto";
import { dirname } from "node:path";

/** A name beside a file, for what becomes that file once it is whole. */
export function draftOf(file: string): string {
  return `${file}.${randomUUID()}.part`;
}

/** Removes a draft and what SQLite keeps beside it. */
export function removeDraft(draft: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(draft + suffix, { force: true });
}

/** Has the disk keep what is in a file. */
export function flush(file: string): void {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Has the disk keep which names there are beside a file. */
export function flushNames(file: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(dirname(file), "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Writes a file that only its owner can read: all of it is there afterwards, or what was there before. */
export function writeWhole(file: string, text: string): void {
  const draft = draftOf(file);
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: "wx", flush: true });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  flushNames(file);
}

/** Gives a draft its name. @returns whether it did: it does not where something has that name and may not be replaced. */
export function putInPlace(draft: string, file: string, { replaces }: { replaces: boolean }): boolean {
  try {
    if (!replaces && linked(draft, file)) rmSync(draft);
    else renameSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  flushNames(file);
  return true;
}

export function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Gives a file a further name, or only that one where the file system knows no more than one. */
export function alsoName(file: string, further: string): void {
  if (!linked(file, further)) renameSync(file, further);
}

// A link never replaces what somebody else has made meanwhile.
function linked(file: string, further: string): boolean {
  try {
    linkSync(file, further);
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(code)) return false;
    throw error;
  }
}
