const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** The seconds in a duration such as `30m`, or nothing when it is not one. */
export function secondsOf(duration: string): number | undefined {
  const [, count, unit] = /^(\d{1,9})([smhd])$/.exec(duration) ?? [];
  return count === undefined ? undefined : Number(count) * SECONDS[unit as keyof typeof SECONDS];
}
