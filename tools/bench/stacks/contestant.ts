/** What is measured, in the order in which a stack lives it, with its unit. */
export const cases = {
  create: "s",
  "no-op up": "s",
  preview: "s",
  refresh: "s",
  "state file": "kB",
  "provider's memory, create": "MB",
  "provider's memory, refresh": "MB",
} as const;
export type Case = keyof typeof cases;
export type Sample = Partial<Record<Case, number>>;

/** One way to declare many apps, which lives the life of a stack against a portal of its own. */
export interface Contestant {
  name: string;
  /** What it stands for, in a line. */
  says: string;
  live(count: number): Promise<Sample>;
}

/** How long an operation takes, in seconds. */
export async function seconds(operation: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await operation();
  return (performance.now() - start) / 1_000;
}
