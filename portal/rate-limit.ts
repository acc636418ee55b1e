/** A bucket per caller: `burst` requests at once, then `perSecond`. */
export interface RateLimit {
  perSecond: number;
  burst: number;
}

/** What lets an `up` of 1,000 apps with all their resources through without a wait. */
export const defaultRateLimit: RateLimit = { perSecond: 100, burst: 6_000 };

interface Bucket {
  left: number;
  at: number;
}

export interface Allowance {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the bucket is full again. */
  reset: number;
  /** Seconds until the next request is allowed. */
  retryAfter: number;
}

/** What every answer says of its caller's allowance. */
export function rateLimitHeaders({ allowed, limit, remaining, reset, retryAfter }: Allowance) {
  return {
    "x-rate-limit-limit": limit,
    "x-rate-limit-remaining": remaining,
    "x-rate-limit-reset": reset,
    ...(allowed ? {} : { "retry-after": retryAfter }),
  };
}

const callersKept = 10_000;

/** Counts requests by caller, in memory. */
export function rateLimiter({ perSecond, burst }: RateLimit) {
  const buckets = new Map<string, Bucket>();

  return (caller: string, now: number): Allowance => {
    const { left, at } = buckets.get(caller) ?? { left: burst, at: now };
    const available = Math.min(burst, left + (Math.max(0, now - at) / 1_000) * perSecond);
    const allowed = available >= 1;
    const remaining = allowed ? available - 1 : available;
    buckets.delete(caller);
    buckets.set(caller, { left: remaining, at: now });
    const [longestQuiet] = buckets.keys();
    if (buckets.size > callersKept && longestQuiet) buckets.delete(longestQuiet);
    return {
      allowed,
      limit: burst,
      remaining: Math.floor(remaining),
      reset: Math.ceil((burst - remaining) / perSecond),
      retryAfter: Math.max(1, Math.ceil((1 - available) / perSecond)),
    };
  };
}
