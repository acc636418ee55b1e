import { secondsOf } from "../core/duration.ts";
import { duration } from "../core/formats.ts";
import type { Properties } from "../core/property.ts";
import { isUnknown, UNKNOWN } from "../core/wire.ts";

/** The overlap of a rotation that says nothing of it. */
export const defaultOverlap = "24h";

const DAY = 86_400;

const policy = {
  /** Any value; when it changes, the next `up` issues a new secret. */
  trigger: { type: "any" },

  /**
   * The age that no secret is to reach, as a duration from "1d" such as "90d": the first `up` on the UTC day `rotateAfter`
   * or later issues a new one. It must be no shorter than the overlap.
   */
  every: { type: "string", format: duration("3650d", "1d") },

  /** How long before the end of `every` an `up` rotates already, for programs that are not run each day; default "0s". */
  renewBefore: { type: "string", format: duration("3650d") },

  /** How long the former secret stays valid after a rotation, as a duration such as "72h"; "0s" ends it at once. */
  overlap: { type: "string", default: defaultOverlap, format: duration("365d") },

  /**
   * How long after each use the former secret stays valid beyond the overlap, as a duration from "5m" to "30d"; it
   * ends 30 days after the overlap at the latest. While it is in use, preview, `up` and refresh say by whom.
   */
  keepWhileUsed: { type: "string", format: duration("30d", "5m") },
} as const satisfies Properties;

/** By its own name, so that the sentences of its members show in an editor. */
export type RotationPolicyProperties = { readonly [K in keyof typeof policy]: (typeof policy)[K] };

/** When the secret of a client is replaced, and how: of production credentials and sandboxes alike. */
export const rotationPolicy: RotationPolicyProperties = policy;

const sharedRotationState = {
  /** The UTC day from which on an `up` issues a new secret; there with `rotation.every` only. */
  rotateAfter: { type: "string", computed: true, local: true },

  /** The UTC day by which the overlap of the last rotation has ended; `rotation.every` rotates no earlier. */
  overlapEnds: { type: "string", computed: true, local: true },

  /** Set while the portal has another secret than this program; the next `up` issues a new one. */
  secretReset: { type: "string", computed: true, local: true },
} as const satisfies Properties;

/** By its own name, so that the sentences of its members show in an editor. */
export type RotationStateProperties = {
  readonly [K in keyof typeof sharedRotationState]: (typeof sharedRotationState)[K];
};

/** What `check` keeps of a rotation, for the next one. */
export const rotationState: RotationStateProperties = sharedRotationState;

export interface RotationPolicy {
  trigger?: unknown;
  every?: string;
  renewBefore?: string;
  overlap?: string;
  keepWhileUsed?: string;
}

/** The seconds after which the clock rotates: nothing without `every`, and the unknown value while that is not known. */
export function periodOf({ every, renewBefore = "0s" }: RotationPolicy): number | undefined | typeof UNKNOWN {
  if (every === undefined) return undefined;
  if (isUnknown(every) || isUnknown(renewBefore)) return UNKNOWN;
  const [age, margin] = [bounded(every), bounded(renewBefore)];
  return age === undefined || margin === undefined ? undefined : age - margin;
}

/** The seconds for which a rotation promises the former secret. */
export function overlapOf({ overlap = defaultOverlap }: RotationPolicy): number | typeof UNKNOWN {
  return isUnknown(overlap) ? UNKNOWN : (bounded(overlap) ?? 0);
}

/** The seconds of a duration, or of the longest that is right: of others there may be no date. */
function bounded(duration: string): number | undefined {
  const seconds = secondsOf(duration);
  return seconds === undefined ? undefined : Math.min(seconds, 3650 * DAY);
}

/** What cannot be meant together. */
export function checkPolicy(
  policy: RotationPolicy,
  fail: (property: `rotation.${keyof RotationPolicy}`, reason: string) => void,
): void {
  const { every, renewBefore, overlap = defaultOverlap, keepWhileUsed } = policy;
  const [period, promised] = [periodOf(policy), overlapOf(policy)];
  if (renewBefore !== undefined && every === undefined) {
    fail(
      "rotation.renewBefore",
      "must not be given without `rotation.every`, before the end of which it rotates",
    );
  }
  if (typeof period === "number" && period < DAY) {
    // Without a margin, `every` itself is too short, which its format says.
    if (renewBefore === undefined) return;
    fail("rotation.renewBefore", `must be shorter than \`rotation.every\` ("${every}") by a day at least`);
  } else if (typeof period === "number" && typeof promised === "number" && period < promised) {
    const when =
      renewBefore === undefined ? `every "${every}"` : `"${renewBefore}" before the end of "${every}"`;
    fail(
      "rotation.every",
      `must not be shorter than the overlap: rotating ${when} would end a secret that was promised for "${overlap}"`,
    );
  }
  if (keepWhileUsed !== undefined && !isUnknown(keepWhileUsed) && promised === 0) {
    fail(
      "rotation.keepWhileUsed",
      `must not be given with the overlap "${overlap}", which ends the former secret at once`,
    );
  }
}
