import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ExpectedError } from "../core/errors.ts";

/** @throws ExpectedError unless there is no such folder or an empty one. */
export async function requireEmpty(folder: string): Promise<void> {
  await isThere(resolve(folder), folder);
}

/** Makes a folder with these files, all of them or none; one that exists must be empty. */
export async function writeFolder(
  folder: string,
  files: readonly (readonly [path: string, content: string | Buffer])[],
): Promise<void> {
  const target = resolve(folder);
  const exists = await isThere(target, folder);
  // In a folder that exists it is on the same disk, and the folder stays the one that somebody may be in.
  const made = exists ? join(target, `.export-${randomUUID()}`) : `${target}.${randomUUID()}`;
  try {
    for (const [path, content] of files) {
      const file = join(made, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { flag: "wx" });
    }
    if (exists) await moveUp(made, target);
    else await rename(made, target);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error instanceof ExpectedError
      ? error
      : new ExpectedError(`${folder} cannot be written: ${String(error)}`);
  }
}

async function moveUp(from: string, to: string): Promise<void> {
  const moved: string[] = [];
  try {
    for (const name of await readdir(from)) {
      await rename(join(from, name), join(to, name));
      moved.push(name);
    }
    await rmdir(from);
  } catch (error) {
    await Promise.all(moved.map((name) => rm(join(to, name), { recursive: true, force: true })));
    throw error;
  }
}

async function isThere(target: string, called: string): Promise<boolean> {
  const content = await readdir(target).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    const why = code === "ENOTDIR" ? "is a file, not a folder" : `cannot be read: ${message}`;
    throw new ExpectedError(`${called} ${why}`);
  });
  if (content && content.length > 0) {
    throw new ExpectedError(
      `${called} is not empty: export into a new folder, so that nothing is overwritten`,
    );
  }
  return content !== undefined;
}
