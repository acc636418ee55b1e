import { fileURLToPath } from "node:url";
import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import * as dynamic from "pulumi-devportal";
import type { StackOptions } from "../support/engine.ts";
import type { Four, Kind } from "../support/four.ts";
import * as plugin from "../support/plugin-program.ts";

/** How a program came to its present form: made, with one secret rotated, and then with every resource changed. */
export type Round = "first" | "rotated" | "changed";

/** What the program of a version exports. */
export interface Program {
  /** Declares what is as it was declared, once `up` is done. */
  settled: (of: Four, round: Round) => void;
  /** Declares what was imported by these ids; only a front end that can import has it. */
  imported: (of: Four, round: Round, ids?: Record<Kind, string>) => void;
  /** Declares what one `up` does not finish, and what somebody else changed. */
  unfinished: (of: Four, round: Round) => void;
}

/** A stack that is recorded. */
export type StackName = "settled" | "unfinished";

export const frontEnds: Record<string, Four> = { dynamic, plugin };

/** A token of the account `owner@example.com` that every recorded portal knows. */
export const recordedToken = "dpt_for-recorded-portals-in-tests-of-upgrades--";

/** Stands for the portal's address in what is recorded. */
export const recordedUrl = "http://portal.example.com";

export interface Recording {
  version: string;
  /** `dynamic` or `plugin`. */
  frontEnd: string;
}

/** Where a recording is. */
export const folderOf = ({ version, frontEnd }: Recording): string =>
  fileURLToPath(new URL(`${version}/${frontEnd}/`, import.meta.url));

/** The program of a version, run with today's package. */
export async function programOf({ version, frontEnd }: Recording) {
  const program = (await import(`./${version}/program.ts`)) as Program;
  const of = frontEnds[frontEnd]!;
  return {
    settled:
      (round: Round, ids?: Record<Kind, string>): PulumiFn =>
      async () => {
        program.settled(of, round);
        if (canImport(frontEnd)) program.imported(of, round, ids);
      },
    unfinished:
      (round: Round): PulumiFn =>
      async () =>
        program.unfinished(of, round),
  };
}

export const canImport = (frontEnd: string) => frontEnd === "plugin";

/** What a stack of a recording is made with: names and folder are in its state. */
export const stackOptions = ({ version, frontEnd }: Recording, name: StackName): Partial<StackOptions> => ({
  folder: fileURLToPath(new URL(`${version}/`, import.meta.url)),
  project: "upgrades",
  name,
  plugin: frontEnd === "plugin",
  config: { "devportal:token": { value: recordedToken, secret: true } },
});
