import type { Outcome } from "./outcome.ts";

/** The properties that the output names as changed, `[diff: +added~changed,changed]`, for each resource of the type. */
export function named(outcome: Pick<Outcome, "output"> | undefined, type: string): string[][] {
  const lines =
    outcome?.output.matchAll(new RegExp(`devportal:(?:index:)?${type} (\\S+) .*\\[diff: (.*)\\]`, "g")) ?? [];
  const byResource = new Map([...lines].map(([, resource, names = ""]) => [resource, names]));
  return [...byResource.values()].map((names) =>
    names
      .split(/[,+~-]/)
      .filter(Boolean)
      .toSorted(),
  );
}
