import { dirname } from "node:path";
import type { Step } from "./trace.ts";

type Change = Extract<Step, { does: "write" | "shorten" }>;

interface File {
  kept: Buffer;
  /** Since the last flush, in order. */
  changes: Change[];
}

/** What a disk may have of what was not flushed when the power is cut. */
export type Luck = (what: "change" | "sector" | "name") => boolean;

export const luck: Record<"none" | "all", Luck> = { none: () => false, all: () => true };

const sector = 512;

/**
 * A disk that keeps of a file what was flushed, and of a folder the names that were there when it was flushed. Of all else it
 * keeps what luck lets it: whole writes, or sectors of them, in no order.
 */
export class Disk {
  #files = new Map<string, File>();
  #names: { path: string; file: File | undefined }[] = [];
  #kept = new Map<string, File>();

  take(step: Step): void {
    if (step.does === "say") return;
    if (step.does === "make") {
      if (!this.#files.has(step.path)) this.#name(step.path, { kept: Buffer.alloc(0), changes: [] });
    } else if (step.does === "remove") {
      this.#name(step.path, undefined);
    } else if (step.does === "flush") {
      this.#flush(step.path);
    } else {
      this.#files.get(step.path)?.changes.push(step);
    }
  }

  /** The files that are there after a power cut. */
  afterCut(kept: Luck): Map<string, Buffer> {
    const files = new Map(this.#kept);
    for (const { path, file } of this.#names) {
      if (!kept("name")) break;
      if (file) files.set(path, file);
      else files.delete(path);
    }
    return new Map(
      [...files].map(([path, file]) => [
        path,
        file.changes
          .filter(() => kept("change"))
          .reduce((bytes, change) => applied(bytes, change, kept), file.kept),
      ]),
    );
  }

  #name(path: string, file: File | undefined): void {
    if (file) this.#files.set(path, file);
    else this.#files.delete(path);
    this.#names.push({ path, file });
  }

  #flush(path: string): void {
    const file = this.#files.get(path);
    if (file) {
      file.kept = file.changes.reduce((bytes, change) => applied(bytes, change, luck.all), file.kept);
      file.changes = [];
      return;
    }
    const own = this.#names.filter((each) => dirname(each.path) === path);
    for (const each of own) {
      if (each.file) this.#kept.set(each.path, each.file);
      else this.#kept.delete(each.path);
    }
    this.#names = this.#names.filter((each) => !own.includes(each));
  }
}

function applied(bytes: Buffer, change: Change, kept: Luck): Buffer {
  if (change.does === "shorten") {
    const resized = Buffer.alloc(change.length);
    bytes.copy(resized);
    return resized;
  }
  const end = change.at + change.bytes.length;
  const result = Buffer.alloc(Math.max(bytes.length, end));
  bytes.copy(result);
  for (let from = 0; from < change.bytes.length; from += sector) {
    if (kept("sector")) change.bytes.copy(result, change.at + from, from, from + sector);
  }
  return result;
}

/** Luck that is the same each time with the same seed. */
export function luckOf(seed: number): Luck {
  let state = seed;
  return () => {
    // https://en.wikipedia.org/wiki/Linear_congruential_generator, with the numbers of Numerical Recipes
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state < 2 ** 31;
  };
}
