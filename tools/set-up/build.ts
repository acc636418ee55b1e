import { spawnSync } from "node:child_process";
import { getEngine } from "../engine/get.ts";
import { step } from "../progress.mjs";

await step("Building provider and portal", build);
try {
  await getEngine();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = process.argv.includes("--engine-optional") ? 0 : 1;
}

async function build() {
  const { status } = spawnSync("node_modules/.bin/tsc", ["-b", "provider", "portal"], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
