import { step } from "../progress.mjs";
import { build } from "./build.ts";
import { cachedRoot, fillCache } from "./cache.ts";
import { download } from "./download.ts";
import { type Engine, findCached, findEngine } from "./find.ts";
import { minimumVersion, pinnedVersion } from "./version.ts";

/** An engine, made ready if it has to be: found, else downloaded, else built; throws one message if nothing works. */
export async function getEngine(): Promise<Engine> {
  const found = await findEngine();
  if (found) return found;
  const reasons: string[] = [];
  await fillCache(
    async () => Boolean(await findCached()),
    async (root) => {
      for (const [what, work] of ways) {
        try {
          await step(what, () => work(root));
          return;
        } catch (error) {
          reasons.push(error instanceof Error ? error.message : String(error));
          console.log(`  did not work: ${reasons.at(-1)}`);
        }
      }
      throw new Error(advice());
    },
  );
  const engine = await findCached();
  if (!engine) throw new Error(advice());
  return engine;
}

const ways: [string, (root: string) => Promise<void>][] = [
  [`Downloading Pulumi ${pinnedVersion} (once)`, download],
  [`Building Pulumi ${pinnedVersion} with Go (once, about 5 minutes on 2 cores)`, build],
];

function advice() {
  return [
    "No Pulumi engine. Any one of these gives it, then run the command again:",
    `  - install Pulumi ${minimumVersion} or newer so that \`pulumi\` is on PATH (https://www.pulumi.com/docs/install/)`,
    `  - allow downloads from https://get.pulumi.com, for the official download of ${pinnedVersion}`,
    "  - install Go 1.26 or newer (https://go.dev/dl/) with access to a Go module proxy, to build it",
    `The engine is kept in ${cachedRoot}.`,
  ].join("\n");
}
