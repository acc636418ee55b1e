import { setTimeout as pause } from "node:timers/promises";

/** Spreads turns so that no more than `perSecond` are given in a second; 0 gives them at once, and so does the signal. */
export function pace(perSecond: number): (signal?: AbortSignal) => Promise<void> {
  let next = 0;
  return async (signal) => {
    if (perSecond <= 0) return;
    const now = Date.now();
    const mine = Math.max(now, next);
    next = mine + 1000 / perSecond;
    if (mine > now) await pause(mine - now, undefined, { signal }).catch(() => undefined);
  };
}
