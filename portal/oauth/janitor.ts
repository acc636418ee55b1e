import type { FastifyBaseLogger } from "fastify";
import { hours, later, minutes } from "../clock.ts";
import type { Parts } from "../portal.ts";
import { fullBuckets } from "../rate-limit-rows.ts";
import type { Dialect } from "../store/dialect.ts";
import { inFewLengths } from "../store/few-lengths.ts";
import type { Store } from "../store/store.ts";
import type { Database, Timestamp } from "../store/tables.ts";

const firstSweepAfter = 1 * minutes;
const sweepEvery = 1 * hours;

/** Rows removed in one write, so that others do not wait. */
const atOnce = 1_000;

/** For how long an expired code is known, so that its second use is told from a guess. */
const codesKept = 24 * hours;

/** Removes now and then what has expired. */
export function janitor({ store, clock }: Pick<Parts, "store" | "clock">, log: FastifyBaseLogger) {
  let sweeping: Promise<void> | undefined;
  const begin = () => {
    sweeping ??= sweep(store, clock().toISOString())
      .catch((error: unknown) => log.error({ err: error }, "What has expired was not removed."))
      .finally(() => (sweeping = undefined));
  };
  const timers = [setTimeout(begin, firstSweepAfter).unref(), setInterval(begin, sweepEvery).unref()];
  return {
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      await sweeping;
    },
  };
}

/** Removes tokens and codes that have expired with the authorizations of which nothing is left then, and full buckets. */
export async function sweep(store: Store, now: Timestamp): Promise<void> {
  await inParts(store, async (db) => {
    const ended = db
      .selectFrom("oauth_tokens")
      .where("ends_at", "<=", now)
      .select("access_hash")
      .limit(atOnce);
    const removed = await db
      .deleteFrom("oauth_tokens")
      .where("access_hash", "in", ended)
      .returning("grant_id")
      .execute();
    await removeEmpty(db, removed, store.dialect.rowLock);
    return removed.length;
  });
  await inParts(store, async (db) => {
    const ended = db
      .selectFrom("oauth_codes")
      .where("expires_at", "<=", later(now, -codesKept))
      .select("hash")
      .limit(atOnce);
    const removed = await db
      .deleteFrom("oauth_codes")
      .where("hash", "in", ended)
      .returning("grant_id")
      .execute();
    await removeEmpty(db, removed, store.dialect.rowLock);
    return removed.length;
  });
  await inParts(store, async (db) => {
    const full = fullBuckets(db, now).select("caller").limit(atOnce);
    const removed = await db
      .deleteFrom("rate_limits")
      .where("caller", "in", full)
      .returning("caller")
      .execute();
    return removed.length;
  });
}

/** Removes those of these authorizations of which neither a code nor a token is left. */
async function removeEmpty(
  db: Database,
  rows: { grant_id: string | null }[],
  rowLock: Dialect["rowLock"],
): Promise<void> {
  const all = [...new Set(rows.flatMap(({ grant_id }) => grant_id ?? []))].sort();
  for (const ids of inFewLengths(all)) {
    // Of two processes that remove the last two of one authorization, the second sees that nothing is left.
    await db
      .selectFrom("oauth_grants")
      .where("id", "in", ids)
      .select("id")
      .orderBy("id")
      .modifyEnd(rowLock("oauth_grants"))
      .execute();
    await db
      .deleteFrom("oauth_grants")
      .where("id", "in", ids)
      .where((where) =>
        where.not(
          where.exists(
            where.selectFrom("oauth_codes").whereRef("grant_id", "=", "oauth_grants.id").select("hash"),
          ),
        ),
      )
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom("oauth_tokens")
              .whereRef("grant_id", "=", "oauth_grants.id")
              .select("access_hash"),
          ),
        ),
      )
      .execute();
  }
}

async function inParts(store: Store, remove: (db: Database) => Promise<number>): Promise<void> {
  let removed: number;
  do removed = await store.write(remove);
  while (removed === atOnce);
}
