import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { step } from "../progress.mjs";
import { build } from "./build.ts";
import { cachedRoot, fillRoot } from "./cache.ts";
import { download } from "./download.ts";
import { type Engine, findEngine, findIn } from "./find.ts";
import { minimumVersion, pinnedVersion } from "./version.ts";

/** A way to get an engine into a folder, and how it is announced. */
export type Way = [what: string, work: (root: string) => Promise<void>];

const allWays: Way[] = [
  [`Downloading Pulumi ${pinnedVersion} (once)`, download],
  [`Building Pulumi ${pinnedVersion} with Go (once, about 5 minutes on 2 cores)`, build],
];

/** An engine, made ready if it has to be: found, else downloaded, else built; throws one message if nothing works. */
export async function getEngine(root = cachedRoot, ways = allWays): Promise<Engine> {
  const found = await findEngine(root);
  if (found) return found;
  await fillRoot(
    root,
    async () => Boolean(await findIn(root)),
    (unfinished) => firstThatWorks(ways, unfinished),
  );
  const engine = await findIn(root);
  if (!engine) throw new Error(`What is in ${root} does not run.\n${advice(root)}`);
  return engine;
}

async function firstThatWorks(ways: Way[], root: string) {
  for (const [what, work] of ways) {
    await rm(root, { recursive: true, force: true });
    try {
      await step(what, () => work(root));
      return;
    } catch (error) {
      console.log(`  did not work: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(advice(root));
}

function advice(root: string) {
  return [
    "No Pulumi engine. Any one of these gives it, then run the command again:",
    `  - install Pulumi ${minimumVersion} or newer so that \`pulumi\` is on PATH (https://www.pulumi.com/docs/install/)`,
    `  - allow downloads from https://get.pulumi.com, for the official download of ${pinnedVersion}`,
    "  - install Go 1.26 or newer (https://go.dev/dl/) with access to a Go module proxy, to build it",
    `It is kept in ${dirname(root)}.`,
  ].join("\n");
}
