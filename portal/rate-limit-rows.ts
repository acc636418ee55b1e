import { sql } from "kysely";
import { hashOf } from "./client-secrets.ts";
import { later, minutes } from "./clock.ts";
import { latestFull, refillTime, type RateLimit } from "./rate-limit.ts";
import { inFewLengths } from "./store/few-lengths.ts";
import type { Database, Timestamp } from "./store/tables.ts";

/** Under which a caller's bucket is kept: addresses are nobody's business, and have no end of lengths. */
export function bucketKey(of: "requests" | "sign-in", caller: string): string {
  return hashOf(`${of} ${caller}`);
}

/** What a caller took out of its bucket, as the time that the bucket needs to be refilled with it. */
export interface Spent {
  caller: string;
  time: number;
}

/**
 * Takes what callers spent since a moment out of their buckets, whatever is left in them.
 * @returns when each is full again.
 */
export async function spend(
  db: Database,
  limit: RateLimit,
  since: number,
  spent: Spent[],
): Promise<Map<string, number>> {
  // In one order everywhere: processes that write the same rows then wait for, and not against, each other.
  const sorted = spent.toSorted((one, other) => (one.caller < other.caller ? -1 : 1));
  const fullAt = new Map<string, number>();
  for (const part of inFewLengths(sorted)) {
    const rows = await db
      .insertInto("rate_limits")
      .values(part.map(({ caller, time }) => ({ caller, full_at: since + time })))
      .onConflict((conflict) =>
        conflict.column("caller").doUpdateSet({
          full_at: sql`case when rate_limits.full_at > ${since} and rate_limits.full_at <= ${latestFull(limit, since)}
            then rate_limits.full_at + (excluded.full_at - ${since}) else excluded.full_at end`,
        }),
      )
      .returning(["caller", "full_at"])
      .execute();
    for (const { caller, full_at } of rows) fullAt.set(caller, full_at);
  }
  return fullAt;
}

/** Takes one out of a caller's bucket, exactly. @returns whether there was one in it. */
export async function takeOne(
  db: Database,
  limit: RateLimit,
  { caller, now }: { caller: string; now: number },
): Promise<boolean> {
  const time = refillTime(limit);
  const taken = await db
    .insertInto("rate_limits")
    .values({ caller, full_at: now + time })
    .onConflict((conflict) =>
      conflict
        .column("caller")
        .doUpdateSet({
          full_at: sql`case when rate_limits.full_at > ${now} and rate_limits.full_at <= ${latestFull(limit, now)}
            then rate_limits.full_at else ${now} end + ${time}`,
        })
        .where((where) =>
          where.or([
            where("rate_limits.full_at", "<=", now + (limit.burst - 1) * time),
            where("rate_limits.full_at", ">", latestFull(limit, now)),
          ]),
        ),
    )
    .returning("caller")
    .executeTakeFirst();
  return taken !== undefined;
}

/** When the buckets of callers are full again, of those of which anything is known. */
export async function fullAgainAt(db: Database, callers: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("rate_limits")
    .where("caller", "in", callers)
    .select(["caller", "full_at"])
    .execute();
  return new Map(rows.map(({ caller, full_at }) => [caller, full_at]));
}

/** The buckets that are full: nothing has to be known of them. The clocks of machines differ a little. */
export function fullBuckets(db: Database, now: Timestamp) {
  return db.selectFrom("rate_limits").where("full_at", "<=", Date.parse(later(now, -1 * minutes)));
}
