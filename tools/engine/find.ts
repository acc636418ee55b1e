import { existsSync } from "node:fs";
import { join } from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { SemVer } from "semver";
import { folderOnPath } from "../on-path.ts";
import { cachedRoot } from "./cache.ts";
import { forgetUserEnvironment } from "./environment.ts";
import { minimumVersion } from "./version.ts";

/** The launcher of dynamic providers; the engine looks for it on PATH. */
export const launcher = "pulumi-resource-pulumi-nodejs";

/** A Pulumi engine that is on this machine. */
export interface Engine {
  command: PulumiCommand;
  version: string;
  /** The folder of its executables, or undefined when they are found on PATH. */
  root: string | undefined;
}

/**
 * An engine that needs neither download nor build: one on PATH that is new enough, else the cached one.
 * From here on this process does without the user's own settings of Pulumi.
 */
export async function findEngine(root = cachedRoot): Promise<Engine | undefined> {
  forgetUserEnvironment();
  return (await findOnPath()) ?? (await findIn(root));
}

export async function findIn(root: string): Promise<Engine | undefined> {
  return existsSync(join(root, "bin", launcher)) ? probe(root) : undefined;
}

async function findOnPath() {
  return folderOnPath("pulumi") && folderOnPath(launcher) ? probe(undefined) : undefined;
}

async function probe(root: string | undefined): Promise<Engine | undefined> {
  try {
    const command = await PulumiCommand.get({ ...(root && { root }), version: new SemVer(minimumVersion) });
    return { command, version: String(command.version), root };
  } catch {
    return undefined;
  }
}
