import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder, fillRoot } from "./engine/cache.ts";
import { step } from "./progress.mjs";

/** What is made once and kept in the cache; it appears there complete or not at all. */
export interface Kept {
  /** What a message calls it, such as `the SDK generator`. */
  name: string;
  /** Its folder; what it is made from is in the folder's name. */
  root: string;
  /** The file in that folder that is used. */
  file: string;
  /** How making it is announced. */
  what: string;
  make: (root: string) => Promise<void>;
}

/** The folder for one version of something. */
export function keptRoot(name: string, ...version: string[]): string {
  return join(cacheFolder, name, version.join("-"));
}

/** A few letters that change with any of the files. */
export function fingerprint(...files: URL[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex").slice(0, 8);
}

/** The file, if it is there. */
export function findKept({ root, file }: Kept): string | undefined {
  return existsSync(join(root, file)) ? join(root, file) : undefined;
}

/** The file, made if it has to be; throws what kept it from being made. */
export async function getKept(kept: Kept): Promise<string> {
  const isFilled = () => Promise.resolve(findKept(kept) !== undefined);
  const fill = async (unfinished: string) => {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    await step(kept.what, () => kept.make(unfinished));
  };
  if (!(await isFilled())) await fillRoot(kept.root, isFilled, fill, `getting ${kept.name}`);
  return join(kept.root, kept.file);
}
