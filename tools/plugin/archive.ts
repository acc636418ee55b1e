import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pluginFolder } from "./folder.ts";

/** Writes the plugin as an archive into a folder, for `pulumi plugin install … --file`. @returns its path. */
export function archivePlugin(target: string): string {
  const { version } = JSON.parse(readFileSync(join(pluginFolder, "schema.json"), "utf8")) as {
    version: string;
  };
  const file = join(resolve(target), `pulumi-resource-devportal-v${version}.tar.gz`);
  mkdirSync(target, { recursive: true });
  const { status, stderr } = spawnSync("tar", ["-czf", file, "-C", pluginFolder, "."], { encoding: "utf8" });
  if (status !== 0) throw new Error(`tar failed: ${stderr}`);
  return file;
}
