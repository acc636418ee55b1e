/** A bucket per caller: `burst` requests at once, then `perSecond`. */
export interface RateLimit {
  perSecond: number;
  burst: number;
}

/** What lets an `up` of 1,000 apps with all their resources through without a wait. */
export const defaultRateLimit: RateLimit = { perSecond: 100, burst: 6_000 };

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

/** In how many milliseconds a bucket gets one request back. */
export function refillTime({ perSecond }: RateLimit): number {
  return 1_000 / perSecond;
}

/** How many bursts the processes together can let through at most before they know of each other. */
const bursts = 4;

/** No bucket is full again later than that: one that says so was written before a clock was set back, and counts as full. */
export function latestFull(limit: RateLimit, now: number): number {
  return now + bursts * limit.burst * refillTime(limit);
}

// Moments in milliseconds since 1970 are not exact beyond this part of a request.
const precision = 1e-3;

/**
 * Takes a request out of a bucket, if there is one in it.
 * @param fullAt When the bucket is full again, which says how much is in it.
 * @returns the allowance, and when the bucket is full again now.
 */
export function take(limit: RateLimit, fullAt: number, now: number): Allowance & { fullAt: number } {
  const { burst, perSecond } = limit;
  const begin = fullAt > latestFull(limit, now) ? now : Math.max(fullAt, now);
  const available = burst - (begin - now) / refillTime(limit) + precision;
  const allowed = available >= 1;
  const remaining = allowed ? available - 1 : available;
  return {
    allowed,
    limit: burst,
    remaining: Math.max(0, Math.floor(remaining)),
    reset: Math.ceil((burst - remaining) / perSecond),
    retryAfter: Math.max(1, Math.ceil((1 - available) / perSecond)),
    fullAt: allowed ? begin + refillTime(limit) : begin,
  };
}
