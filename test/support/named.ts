import type { Outcome } from "./outcome.ts";

/** The properties that the output names as changed, `[diff: ~name]`, for each resource of the type. */
export function named(outcome: Outcome | undefined, type: string): string[][] {
  const lines = outcome?.output.matchAll(new RegExp(`devportal:${type} .*\\[diff: (.*)\\]`, "g")) ?? [];
  return [...lines].map(([, names = ""]) => names.split(",").map((name) => name.replace(/^[+~-]/, "")).toSorted());
}
