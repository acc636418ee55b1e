import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { portalServerIn } from "../../support/portal-server.ts";
import { dataFolderOf } from "../recorded-data.ts";
import { recordedUrl } from "../recording.ts";
import type { Answer } from "./answers.ts";
import type { Keys } from "./fill.ts";

/** What a portal answered to somebody when it was recorded. */
export interface Shown {
  who: "owner" | "bob" | "eve" | "a client";
  path: string;
  answer: Answer;
}

/** Starts this version's portal on recorded data. */
export async function reopen(recording: string) {
  const { folder, shifted } = await dataFolderOf(recording);
  const textOf = async (file: string) => shifted(await readFile(join(recording, file), "utf8"));
  const keys = JSON.parse(await textOf("keys.json")) as Keys;
  const portal = await portalServerIn(folder, keys.tokens.owner);
  const shown = (await textOf("shown.jsonl"))
    .replaceAll(recordedUrl, portal.url)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Shown);
  return { portal, keys, shown };
}
