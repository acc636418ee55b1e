import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import { later, minutes } from "../../portal/clock.ts";
import type { TestStack } from "../support/engine.ts";
import { portalServerIn } from "../support/portal-server.ts";
import { trialOn } from "../support/trial.ts";
import {
  folderOf,
  recordedToken,
  recordedUrl,
  stackOptions,
  type Recording,
  type StackName,
} from "./recording.ts";
import { makeDatabase } from "./sql-text.ts";

/** Starts today's portal on a recording, as if that had been made a minute ago: what had a time to live still has it. */
export async function replay(recording: Recording) {
  const textOf = (file: string) => readFile(join(folderOf(recording), file), "utf8");
  const sql = await textOf("portal.sql");
  const shift = Date.now() - minutes - Date.parse(/^-- Recorded at (\S+)$/m.exec(sql)![1]!);
  const folder = await mkdtemp(join(tmpdir(), "devportal-portal-"));
  const data = join(folder, "data");
  await mkdir(data);
  makeDatabase(join(data, "devportal.db"), shifted(sql, shift));
  await writeFile(join(data, "sealing-keys"), await textOf("sealing-keys"));
  const trial = await trialOn(await portalServerIn(folder, recordedToken));
  return {
    trial,
    /** A stack with the state that was recorded. */
    async stack(name: StackName, program: PulumiFn): Promise<TestStack> {
      const stack = await trial.stack(program, stackOptions(recording, name));
      const state = shifted(await textOf(`${name}.json`), shift);
      const file = join(stack.folder, "recorded.json");
      await writeFile(file, state.replaceAll(recordedUrl, trial.recorder.url));
      await stack.pulumi("stack", "import", "--file", file);
      return stack;
    },
  };
}

/** Moves every moment in a text. */
function shifted(text: string, milliseconds: number): string {
  return text.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (moment) => later(moment, milliseconds));
}
