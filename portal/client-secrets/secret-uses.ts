import { days, later, minutes, seconds } from "../clock.ts";
import type { ClientSecretsTable, Database, Timestamp } from "../store/tables.ts";

/** How exactly it is known when a secret was used last: noting each use would cost a write per token. */
export const usesNotedEvery = 1 * minutes;

/** For how long after its overlap a secret is kept at most, however it is used. */
const longestKept = 30 * days;

/** Where and when a client authenticated. */
export interface Use {
  now: Timestamp;
  address: string;
}

/** When a secret ends, and what may put that off. */
type Ending = Pick<ClientSecretsTable, "expires_at" | "keep_while_used_seconds" | "keep_until">;

/** Whether a use is worth noting: the first one always is, since an unused secret may be replaced in place. */
export function isUseDue(lastUsedAt: Timestamp | null, now: Timestamp): boolean {
  return lastUsedAt === null || later(lastUsedAt, usesNotedEvery) <= now;
}

/** Writes down that a secret was used, and lets a retiring one live on that is kept while it is used. */
export async function noteSecretUse(
  db: Database,
  secret: Pick<ClientSecretsTable, "id"> & Ending,
  { now, address }: Use,
): Promise<void> {
  const end = secret.expires_at && endAfterUse(secret.expires_at, secret, now);
  await db
    .updateTable("client_secrets")
    .set({ last_used_at: now, last_used_address: address })
    // Else the end stays what it is by now: somebody may have rotated since the secret was read.
    .$if(end !== secret.expires_at, (update) => update.set({ expires_at: end }))
    .where("id", "=", secret.id)
    .execute();
}

/** How a secret ends that was used last at some time, or never, and gets an overlap until `end`. */
export function retirement(
  end: Timestamp,
  lastUsedAt: Timestamp | null,
  keepWhileUsedSeconds: number | undefined,
): Ending & { expires_at: Timestamp } {
  if (keepWhileUsedSeconds === undefined) {
    return { expires_at: end, keep_while_used_seconds: null, keep_until: null };
  }
  const kept = { keep_while_used_seconds: keepWhileUsedSeconds, keep_until: later(end, longestKept) };
  return { ...kept, expires_at: lastUsedAt === null ? end : endAfterUse(end, kept, lastUsedAt) };
}

function endAfterUse(
  end: Timestamp,
  { keep_while_used_seconds, keep_until }: Omit<Ending, "expires_at">,
  usedAt: Timestamp,
): Timestamp {
  if (keep_while_used_seconds === null || keep_until === null) return end;
  // Until the next use is noted, one that is not may follow.
  const wanted = later(usedAt, keep_while_used_seconds * seconds + usesNotedEvery);
  const kept = wanted < keep_until ? wanted : keep_until;
  return kept > end ? kept : end;
}
