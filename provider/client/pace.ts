import { setTimeout as pause } from "node:timers/promises";

/** Spreads turns so that no more than `perSecond` are given in a second; 0 gives them at once. */
export function pace(perSecond: number): () => Promise<void> {
  let next = 0;
  return async () => {
    if (perSecond <= 0) return;
    const now = Date.now();
    const mine = Math.max(now, next);
    next = mine + 1000 / perSecond;
    if (mine > now) await pause(mine - now);
  };
}
