import { equal, isUnknown, UNKNOWN, unknownValue } from "../core/wire.ts";

interface Generations {
  rotation?: unknown;
  secretGeneration?: number;
  secretReset?: string;
}

/**
 * The number of the secret that the inputs ask for, from old and new inputs alone, so that a preview shows it.
 * A trigger that is not known yet makes the number unknown: a preview must not promise what may not come.
 */
export function generationOf(olds: Generations, news: Generations): number {
  const { secretGeneration, secretReset } = olds;
  if (secretGeneration === undefined) return 1;
  const [before, after] = [triggerOf(olds.rotation), triggerOf(news.rotation)];
  if (secretReset !== undefined) return secretGeneration + 1;
  if (isUnknown(after)) return unknownValue;
  const asked = after !== undefined && !equal(before, after);
  return asked ? secretGeneration + 1 : secretGeneration;
}

function triggerOf(rotation: unknown): unknown {
  return rotation === UNKNOWN ? UNKNOWN : (rotation as { trigger?: unknown } | undefined)?.trigger;
}
