import type { Values } from "./wire.ts";

/** Which state writes, and which run of it. */
export interface Fence {
  claim: string;
  /** None at the first write. */
  run: string | undefined;
}

/**
 * The fence of the next write to an object. A provider may outlive its engine: the run lets the portal refuse what it still
 * sends after a later one wrote.
 */
export function nextFence({ claim, run }: Values, newClaim: (after?: string) => string): Fence {
  return typeof claim === "string"
    ? { claim, run: newClaim(typeof run === "string" ? run : claim) }
    : { claim: newClaim(), run: undefined };
}

/** The fence as it goes with a request. */
export function fenceText({ claim, run }: Fence): string {
  return run === undefined ? claim : `${claim};run=${run}`;
}

/** Of runs that are known in different places, the latest. */
export function latestRun(...runs: unknown[]): unknown {
  return runs
    .filter((run) => typeof run === "string")
    .sort()
    .at(-1);
}
