import type { Result } from "../results.ts";

/** What the portal is meant to reach: so many times what another subject does in the same run. */
export interface Goal {
  case: string;
  subject: string;
  of: string;
  ratio: number;
}

export const oauthGoals: readonly Goal[] = [
  { case: "client_credentials tokens", subject: "devportal", of: "oidc-provider", ratio: 4 },
  { case: "client_credentials tokens", subject: "devportal", of: "better-auth", ratio: 15 },
  { case: "sandbox GET", subject: "devportal", of: "node:http", ratio: 0.6 },
];

/** A line for each goal whose case was measured: what was meant, and what is. */
export function goalLines(all: readonly Result[], goals: readonly Goal[]): string[] {
  return goals.flatMap(({ case: name, subject, of, ratio }) => {
    const reached = all.find((each) => each.case === name && each.subject === subject)?.ratios[of];
    if (reached === undefined) return [];
    const verdict = reached >= ratio ? "reached" : "missed";
    return [`goal ${verdict}: ${name}, ${subject} at least ${ratio} of ${of}: ${reached}`];
  });
}
