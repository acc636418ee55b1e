import { buildPackages } from "../build.ts";
import { getEngine } from "../engine/get.ts";
import { step } from "../progress.mjs";
import { getForTests } from "./for-tests.ts";

const isForTests = process.argv.includes("--engine-optional");

await step("Building provider and portal", build, 1000);
try {
  await getEngine();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = isForTests ? 0 : 1;
}
if (isForTests) await getForTests();

async function build() {
  if (!(await buildPackages())) process.exit(1);
}
