import { seconds } from "./clock.ts";
import type { Parts } from "./portal.ts";
import { bucketKey, spend } from "./rate-limit-rows.ts";
import { refillTime, take, type Allowance, type RateLimit } from "./rate-limit.ts";

interface Bucket {
  /** When it is full again, as far as this process knows. */
  fullAt: number;
  /** The requests that the other processes do not know of yet. */
  untold: number;
}

export interface RateLimiterOptions {
  /** How often the other processes are told at least, in milliseconds; by default every second. */
  every?: number;
  /** Told once when the store begins not to answer. */
  failed?: (error: unknown) => void;
}

export interface RateLimiter {
  /** Takes a request out of a caller's bucket. */
  take(caller: string): Allowance;
  /** Tells the other processes what this one let through. */
  tell(): Promise<void>;
  stop(): Promise<void>;
}

const tellEvery = 1 * seconds;
const callersKept = 10_000;
const rowsAtOnce = 500;

/** What is so little, measured by the time until it is refilled, is told to nobody: most callers cost no write. */
const negligible = tellEvery / 10;

/**
 * Counts requests by caller. Each process on a store counts for itself; every second, and when a caller has used up a
 * quarter of its burst, it takes what the caller used out of a bucket that all share, and goes on from what is left in that.
 *
 * So what a caller gets too much is, for each process beyond the first, at most a quarter of its burst, what a second
 * refills, and what passes while a process tells; it is taken from what the caller gets next. Only of a caller that a process gives less than
 * a tenth of the rate the others learn nothing. While the store does not answer, each process goes on by itself.
 */
export function rateLimiter(
  { store, clock }: Pick<Parts, "store" | "clock">,
  limit: RateLimit,
  { every = tellEvery, failed = () => undefined }: RateLimiterOptions = {},
): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const refill = refillTime(limit);
  const tellAt = Math.max(1, limit.burst / 4);
  let since: number | undefined;
  let telling: Promise<void> | undefined;
  let failing = false;

  function takeOne(caller: string): Allowance {
    const now = clock().getTime();
    const { fullAt, untold } = buckets.get(caller) ?? { fullAt: 0, untold: 0 };
    const taken = take(limit, fullAt, now);
    const bucket = { fullAt: taken.fullAt, untold: untold + Number(taken.allowed) };
    buckets.delete(caller);
    buckets.set(caller, bucket);
    const [longestQuiet] = buckets.keys();
    if (buckets.size > callersKept && longestQuiet !== undefined) buckets.delete(longestQuiet);
    since ??= now;
    if (taken.allowed && bucket.untold >= tellAt && refill * bucket.untold > negligible) void tell();
    return taken;
  }

  function tell(): Promise<void> {
    telling ??= tellAll().finally(() => (telling = undefined));
    return telling;
  }

  async function tellAll(): Promise<void> {
    const begin = since ?? 0;
    since = undefined;
    const news = takeNews();
    for (let first = 0; first < news.length; first += rowsAtOnce) {
      await tellSome(news.slice(first, first + rowsAtOnce), begin);
    }
  }

  /** What is worth telling, which counts as told from now on; forgets the buckets that are full. */
  function takeNews(): [caller: string, requests: number][] {
    const now = clock().getTime();
    const news: [string, number][] = [];
    for (const [caller, bucket] of buckets) {
      const { fullAt, untold } = bucket;
      bucket.untold = 0;
      if (untold * refill > negligible || (untold > 0 && fullAt - now > negligible))
        news.push([caller, untold]);
      else if (fullAt <= now) buckets.delete(caller);
    }
    return news;
  }

  async function tellSome(news: [caller: string, requests: number][], begin: number): Promise<void> {
    const keys = new Map(news.map(([caller]) => [caller, bucketKey("requests", caller)]));
    const spent = news.map(([caller, requests]) => ({
      caller: keys.get(caller) ?? "",
      time: requests * refill,
    }));
    try {
      const known = await store.write((db) => spend(db, limit, begin, spent));
      for (const [caller, key] of keys) {
        const bucket = buckets.get(caller);
        if (bucket) bucket.fullAt = Math.max(bucket.fullAt, (known.get(key) ?? 0) + bucket.untold * refill);
      }
      failing = false;
    } catch (error) {
      for (const [caller, requests] of news) {
        const bucket = buckets.get(caller);
        // Who was let through by each process alone for long does not owe all of it.
        if (bucket) bucket.untold = Math.min(bucket.untold + requests, limit.burst);
      }
      since = begin;
      if (!failing) failed(error);
      failing = true;
    }
  }

  const timer = setInterval(() => void tell(), every).unref();
  return {
    take: takeOne,
    tell,
    async stop() {
      clearInterval(timer);
      await telling;
      await tell();
    },
  };
}
