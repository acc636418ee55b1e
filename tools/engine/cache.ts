import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { mkdir, rename, rm } from "node:fs/promises";
import { withLock } from "../lock.ts";
import { pinnedVersion } from "./version.ts";

/** Where engines and what goes with them are kept, outside the repository so that every clone shares them. */
export const cacheFolder = join(
  process.env.DEVPORTAL_CACHE ?? process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"),
  "devportal",
  "pulumi",
);

/** The folder of the pinned engine; it appears complete or not at all. */
export const cachedRoot = join(cacheFolder, pinnedVersion);

/** Fills a folder of its own and makes it `root`; `isFilled` tells whether another run was faster. */
export async function fillRoot(
  root: string,
  isFilled: () => Promise<boolean>,
  fill: (unfinished: string) => Promise<void>,
  purpose = "getting the Pulumi engine",
): Promise<void> {
  await mkdir(dirname(root), { recursive: true });
  await withLock(`${root}.lock`, purpose, async () => {
    if (await isFilled()) return;
    const unfinished = `${root}.unfinished`;
    await fill(unfinished);
    await rm(root, { recursive: true, force: true });
    await rename(unfinished, root);
  });
}
