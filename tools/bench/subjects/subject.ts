import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";

/** One way to declare many apps. */
export interface Subject {
  name: string;
  /** What it stands for, in a line. */
  says: string;
  /** A program of `count` resources. */
  program: (count: number) => PulumiFn;
}

/** What every subject declares, so that only the way differs. */
export function settingsOf(index: number) {
  return {
    name: `Benchmark ${index}`,
    description: "One of many apps, all alike but for the name.",
    integrationType: "data-connection",
    category: "other",
    supportEmail: "support@example.com",
  } as const;
}
