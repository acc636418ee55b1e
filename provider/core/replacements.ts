import type { CheckFailure } from "./check.ts";
import type { AnyDefinition } from "./define.ts";
import type { Values } from "./wire.ts";

/**
 * Notices that the engine is about to replace an object, and refuses it where the object must be kept. The engine does not say
 * so: it checks the inputs a second time, without the old ones, of an object that it has just asked the difference of.
 */
export function replacements<P>(definition: AnyDefinition<P>) {
  const known = new Map<unknown, Values>();
  return {
    remember: (prior: Values, { managedBy }: Values) => void known.set(managedBy, prior),
    forget: (managedBy: unknown) => void known.delete(managedBy),
    check(olds: Values, { managedBy }: Values, fail: (property: string, reason: string) => void) {
      const prior = Object.keys(olds).length === 0 ? known.get(managedBy) : undefined;
      const refused: CheckFailure | undefined = prior && definition.keepsFromReplacement?.(prior);
      if (refused) fail(refused.property, refused.reason);
    },
  };
}
