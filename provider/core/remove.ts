import { means } from "./errors.ts";
import type { Values } from "./wire.ts";

/** What deleting an object needs to know and to do. */
export interface Removal {
  type: string;
  id: string;
  prior: Values;
  /** The object as it is now, or nothing when it is gone. */
  live: () => Promise<{ managedBy?: unknown } | undefined>;
  /** Deletes it; fenced where the state has a claim. */
  remove: (fenced: boolean) => Promise<void>;
  warn: (message: string) => void;
}

/** Deletes an object unless another declaration has it; one that is gone already is deleted. */
export async function removeObject({ type, id, prior, live, remove, warn }: Removal): Promise<void> {
  const left = (why: string) => warn(`${type} ${id} is left as it is: ${why}`);
  const fenced = prior.claim !== undefined;
  if (!fenced) {
    const found = await live();
    if (!found) return;
    const other = found.managedBy ?? prior.managedBy;
    if (other !== prior.managedBy) {
      left(`${String(other)} manages it`);
      return;
    }
    if (found.managedBy) warn(`${type} ${id} is deleted though another state of ${String(other)} has it`);
  }
  try {
    await remove(fenced);
  } catch (error) {
    if (means(error, "gone")) return;
    if (!means(error, "lost")) throw error;
    left(error.reason ?? error.message);
  }
}

/** What to say of an object that the state knows and the portal does not show. */
export function gone(type: string, id: string, { managedBy }: Values): string {
  const name = typeof managedBy === "string" ? ` "${managedBy.split("::").at(-1)}"` : "";
  return `${type}${name} (${id}) does not exist in the portal, or the token's account no longer sees it: the next \`pulumi up\` makes a new one`;
}
