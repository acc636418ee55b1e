import type { Properties } from "./property.ts";
import { UNKNOWN, type Values } from "./wire.ts";

/** Refuses a value that another resource of the same type in the same program has, where it must be unique. */
export function sameNames(properties: Properties) {
  const seen = Object.entries(properties)
    .filter(([, property]) => property.type === "string" && property.unique)
    .map(([name]) => ({ name, valueOf: new Map<string, string>(), holderOf: new Map<string, string>() }));

  return ({ managedBy, ...inputs }: Values, fail: (property: string, reason: string) => void): void => {
    if (typeof managedBy !== "string") return;
    for (const { name, valueOf, holderOf } of seen) {
      const value = inputs[name];
      const former = valueOf.get(managedBy);
      if (former !== undefined) holderOf.delete(former);
      valueOf.delete(managedBy);
      if (typeof value !== "string" || value === UNKNOWN) continue;
      // As the portal does.
      const folded = value.normalize("NFKC").toLowerCase();
      const other = holderOf.get(folded);
      if (other !== undefined) {
        fail(name, `must differ from that of ${other}, which has it already in this program`);
      } else {
        valueOf.set(managedBy, folded);
        holderOf.set(folded, managedBy);
      }
    }
  };
}
