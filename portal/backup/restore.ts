import { existsSync, renameSync } from "node:fs";
import { Complaint } from "../complaint.ts";
import { sealingKeysFile, type Place } from "../data.ts";
import { databaseFile, makeFolder } from "../data-folder.ts";
import { keysOf } from "./back-up.ts";
import { alsoName, draftOf, putInPlace, readIfThere, removeDraft, writeWhole } from "./files.ts";
import { heldAlone } from "./held-alone.ts";
import { copyRestorable } from "./restorable.ts";

export interface RestoreOptions extends Place {
  /** The backup. */
  file: string;
  /** Whether data that are there may be replaced; they are kept under another name. */
  force: boolean;
}

export interface Restored {
  /** Where the former database is now, if there was one. */
  former: string | undefined;
  /** Whether the backup had sealing keys, the folder has some, or there are none. */
  keys: "restored" | "kept" | "none";
}

/**
 * Puts a backup in place of the database of a data folder; at every moment one of the two is there, whole.
 * @throws Complaint when the backup is none, damaged or of a newer version, or the data are in use.
 */
export async function restore({ file, force, ...place }: RestoreOptions): Promise<Restored> {
  if (!existsSync(file)) throw new Complaint(`There is no backup ${file}.`);
  await makeFolder(place.data);
  const target = databaseFile(place.data);
  if (existsSync(target) && !force) throw there(place.data);
  const draft = draftOf(target);
  try {
    copyRestorable(file, draft);
    const keys = restoreKeys(file, sealingKeysFile(place));
    return { former: swap(draft, target, place.data), keys };
  } finally {
    removeDraft(draft);
  }
}

function swap(draft: string, target: string, data: string): string | undefined {
  if (!existsSync(target)) {
    if (!putInPlace(draft, target, { replaces: false })) throw there(data);
    return undefined;
  }
  const former = `${target}.replaced-${new Date().toISOString().replaceAll(":", "-")}`;
  heldAlone(target, () => {
    alsoName(target, former);
    // Only where the former database is damaged: its log must not be taken for that of the restored one.
    if (existsSync(`${target}-wal`)) renameSync(`${target}-wal`, `${former}-wal`);
    putInPlace(draft, target, { replaces: true });
  });
  return former;
}

/** Adds a backup's keys to those that are there, of which none is lost; the backup's first one seals from now on. */
function restoreKeys(backup: string, file: string): Restored["keys"] {
  const present = readIfThere(file);
  const added = readIfThere(keysOf(backup));
  if (added === undefined) return present === undefined ? "none" : "kept";
  const lines = [...linesOf(added), ...linesOf(present ?? "")];
  const whole = [...new Set(lines)].join("\n") + "\n";
  if (whole !== present) writeWhole(file, whole);
  return "restored";
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

function there(data: string): Complaint {
  return new Complaint(
    `There are portal data in ${data} already: name another folder, or replace them with --force, which keeps them beside.`,
  );
}
