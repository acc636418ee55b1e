import { dayFrom, dayOf, type Day } from "../core/day.ts";
import { equal, isUnknown, UNKNOWN, unknownValue } from "../core/wire.ts";
import { overlapOf, periodOf, type RotationPolicy } from "./rotation-policy.ts";

/** The inputs that decide on a rotation, of one `up` or the next. */
export interface Rotating {
  rotation?: RotationPolicy;
  secretGeneration?: number;
  rotateAfter?: Day;
  overlapEnds?: Day;
  secretReset?: string;
  deliverTo?: unknown;
}

const DAY = 86_400;

type Decided = Pick<Rotating, "secretGeneration" | "rotateAfter" | "overlapEnds">;

/**
 * Decides from old and new inputs and the clock alone whether the secret is replaced, so that a preview shows it. What hangs
 * on a value that is not known yet is unknown: a preview must not promise what may not come.
 */
export function nextRotation(olds: Rotating, news: Rotating, now: Date): Decided {
  const policy = policyOf(news);
  const due = dueOn(olds, policy, now);
  if (isFirst(olds)) return { secretGeneration: 1, rotateAfter: due, overlapEnds: undefined };
  const known: Decided = {
    secretGeneration: olds.secretGeneration,
    rotateAfter: due,
    overlapEnds: olds.overlapEnds,
  };
  const asked = isAsked(olds, news);
  const passed = due === UNKNOWN ? UNKNOWN : due !== undefined && latest(due, olds.overlapEnds) <= dayOf(now);
  if (asked === true || passed === true) return rotated(olds, policy, now);
  if (asked === false && passed === false) return known;
  return {
    secretGeneration: unknownValue,
    rotateAfter: due && unknownValue,
    overlapEnds: unknownValue,
  };
}

function rotated({ secretGeneration = 1 }: Rotating, policy: RotationPolicy, now: Date): Decided {
  // Whenever on this day `up` runs: a plan is carried out later than it was made.
  const today = new Date(dayOf(now));
  const [period, overlap] = [periodOf(policy), overlapOf(policy)];
  const overlapEnds =
    overlap === UNKNOWN ? unknownValue : overlap > 0 ? dayFrom(today, DAY + overlap) : undefined;
  const rotateAfter =
    period === undefined ? undefined : period === UNKNOWN ? unknownValue : dayOf(today, period);
  return { secretGeneration: secretGeneration + 1, rotateAfter, overlapEnds };
}

/** The day of the next rotation by the clock, which an overlap may put off. A policy that is new counts from today, one that changed from the last rotation. */
function dueOn(olds: Rotating, policy: RotationPolicy, now: Date): Day | undefined {
  const period = periodOf(policy);
  if (period === undefined) return undefined;
  const formerly = periodOf(policyOf(olds));
  if (period === UNKNOWN || formerly === UNKNOWN) return unknownValue;
  const { rotateAfter } = olds;
  return rotateAfter === undefined || formerly === undefined
    ? dayOf(new Date(dayOf(now)), period)
    : dayOf(new Date(rotateAfter), period - formerly);
}

/** Whether somebody asks for another secret, whatever the clock says. A secret that is to go elsewhere must be a new one. */
function isAsked(olds: Rotating, news: Rotating): boolean | typeof UNKNOWN {
  if (olds.secretReset !== undefined) return true;
  const [before, after] = [policyOf(olds).trigger, policyOf(news).trigger];
  if (isUnknown(after) || isUnknown(news.deliverTo)) return UNKNOWN;
  return (after !== undefined && !equal(before, after)) || !equal(olds.deliverTo, news.deliverTo);
}

function isFirst(olds: Rotating): boolean {
  return Object.keys(olds).length === 0;
}

/** A policy of which nothing is known may say anything. */
function policyOf({ rotation }: Rotating): RotationPolicy {
  if ((rotation as unknown) !== UNKNOWN) return rotation ?? {};
  return { trigger: UNKNOWN, every: UNKNOWN, overlap: UNKNOWN };
}

function latest(day: Day, other: Day | undefined): Day {
  return other !== undefined && other > day ? other : day;
}
