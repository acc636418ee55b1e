import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import type { TestStack } from "../support/engine.ts";
import { portalServerIn } from "../support/portal-server.ts";
import { trialOn } from "../support/trial.ts";
import { dataFolderOf } from "./recorded-data.ts";
import {
  folderOf,
  recordedToken,
  recordedUrl,
  stackOptions,
  type Recording,
  type StackName,
} from "./recording.ts";

/** Starts today's portal on a recording, as if that had been made a minute ago: what had a time to live still has it. */
export async function replay(recording: Recording) {
  const { folder, shifted } = await dataFolderOf(folderOf(recording));
  const trial = await trialOn(await portalServerIn(folder, recordedToken));
  return {
    trial,
    /** A stack with the state that was recorded. */
    async stack(name: StackName, program: PulumiFn): Promise<TestStack> {
      const stack = await trial.stack(program, stackOptions(recording, name));
      const state = shifted(await readFile(join(folderOf(recording), `${name}.json`), "utf8"));
      const file = join(stack.folder, "recorded.json");
      await writeFile(file, state.replaceAll(recordedUrl, trial.recorder.url));
      await stack.pulumi("stack", "import", "--file", file);
      return stack;
    },
  };
}
