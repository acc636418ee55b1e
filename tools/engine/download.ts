import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { SemVer } from "semver";
import { pinnedVersion } from "./version.ts";

/** The official download, by Pulumi's own installer. */
export async function download(root: string): Promise<void> {
  try {
    await PulumiCommand.install({ version: new SemVer(pinnedVersion), root });
  } catch (error) {
    throw new Error(`no download (${firstLine(error)})`, { cause: error });
  }
}

function firstLine(error: unknown) {
  return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}
