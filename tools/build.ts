import { spawn } from "node:child_process";
import { once } from "node:events";
import { buildPlugin } from "./plugin/build.ts";

/** Compiles both packages and bundles the plugin; tells whether that succeeded. */
export async function buildPackages(): Promise<boolean> {
  const compiler = spawn("node_modules/.bin/tsc", ["-b", "provider", "portal"], { stdio: "inherit" });
  const [code] = (await once(compiler, "exit")) as [number | null];
  if (code === 0) await buildPlugin();
  return code === 0;
}

if (import.meta.main && !(await buildPackages())) process.exitCode = 1;
