import type { FastifyBaseLogger } from "fastify";
import { hours, later, minutes } from "../clock.ts";
import type { Parts } from "../portal.ts";
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

/** Removes tokens and codes that have expired, and authorizations of which nothing is left. */
export async function sweep(store: Store, now: Timestamp): Promise<void> {
  await inParts(store, (db) => {
    const ended = db
      .selectFrom("oauth_tokens")
      .where("ends_at", "<=", now)
      .select("access_hash")
      .limit(atOnce);
    return db.deleteFrom("oauth_tokens").where("access_hash", "in", ended).executeTakeFirst();
  });
  await inParts(store, (db) => {
    const ended = db
      .selectFrom("oauth_codes")
      .where("expires_at", "<=", later(now, -codesKept))
      .select("hash")
      .limit(atOnce);
    return db.deleteFrom("oauth_codes").where("hash", "in", ended).executeTakeFirst();
  });
  await inParts(store, (db) => {
    const empty = db
      .selectFrom("oauth_grants")
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
      .select("oauth_grants.id")
      .limit(atOnce);
    return db.deleteFrom("oauth_grants").where("id", "in", empty).executeTakeFirst();
  });
}

async function inParts(
  store: Store,
  remove: (db: Database) => Promise<{ numDeletedRows: bigint }>,
): Promise<void> {
  let removed: bigint;
  do ({ numDeletedRows: removed } = await store.write(remove));
  while (removed === BigInt(atOnce));
}
