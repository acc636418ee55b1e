import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

/** Runs `work` while this process alone holds the file; waits for a living holder, takes over from a dead one. */
export async function withLock<T>(file: string, purpose: string, work: () => Promise<T>): Promise<T> {
  let holder = await acquire(file);
  if (holder)
    console.log(`Process ${holder} is already ${purpose}; waiting for it (if that is wrong, delete ${file})`);
  while (holder) {
    await wait(500);
    holder = await acquire(file);
  }
  const release = () => rm(file, { force: true });
  try {
    return await work();
  } finally {
    await release();
  }
}

/** Takes the lock; else the id of the living process that has it. */
export async function acquire(file: string): Promise<number | undefined> {
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: "wx" });
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = Number(await readFile(file, "utf8").catch(() => "0"));
    if (isAlive(holder)) return holder;
    await rm(file, { force: true });
  }
}

export function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
