import { homedir } from "node:os";
import { join } from "node:path";
import { mkdir, rename, rm } from "node:fs/promises";
import { withLock } from "../lock.ts";
import { pinnedVersion } from "./version.ts";

/** Where engines are kept, outside the repository so that every clone shares them. */
export const cacheFolder = join(
  process.env.DEVPORTAL_CACHE ?? process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"),
  "devportal",
  "pulumi",
);

/** The folder of the pinned engine; it appears complete or not at all. */
export const cachedRoot = join(cacheFolder, pinnedVersion);

/** Fills a folder of its own and makes it the cached engine; `isFilled` tells whether another run was faster. */
export async function fillCache(isFilled: () => Promise<boolean>, fill: (root: string) => Promise<void>) {
  await mkdir(cacheFolder, { recursive: true });
  await withLock(`${cachedRoot}.lock`, "getting the Pulumi engine", async () => {
    if (await isFilled()) return;
    const unfinished = `${cachedRoot}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await fill(unfinished);
    await rm(cachedRoot, { recursive: true, force: true });
    await rename(unfinished, cachedRoot);
  });
}
