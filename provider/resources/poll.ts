import { setTimeout as pause } from "node:timers/promises";
import type { Telling } from "../core/define.ts";

interface Polling<T> {
  /** Asks again. */
  ask: () => Promise<T>;
  until: (latest: T) => boolean;
  seconds: number;
  /** Between two questions at most, in milliseconds. */
  longestPause: number;
  /** What to tell while it takes long. */
  waiting: string;
}

/** The latest answer: the first that is as it should be, or the last that there was time for. */
export async function poll<T>(
  first: T,
  { ask, until, seconds, longestPause, waiting }: Polling<T>,
  { progress, signal }: Pick<Telling, "progress" | "signal">,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let latest = first;
  for (let wait = 100; !until(latest); wait = Math.min(wait * 2, longestPause)) {
    const left = end - Date.now();
    if (left <= 0) break;
    if (wait > 1000) progress(waiting);
    await pause(Math.min(wait, left), undefined, { signal }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
    latest = await ask();
  }
  return latest;
}
