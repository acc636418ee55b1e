import { inColumns, type Result } from "./results.ts";

/** What the portal is meant to reach: at least, or at most, so many times what another subject has in the same run. */
export interface Goal {
  case: string;
  subject: string;
  of: string;
  atLeast?: number;
  atMost?: number;
}

const devportal = { subject: "devportal" };
const grown = { subject: "100,000 apps", of: "1,000 apps" };

export const goals: readonly Goal[] = [
  { case: "create app", ...devportal, of: "oidc-provider", atLeast: 5 },
  { case: "create app", ...devportal, of: "devportal, commit per request", atLeast: 3 },
  { case: "get app", ...devportal, of: "node:http", atLeast: 0.6 },
  { case: "client_credentials tokens", ...devportal, of: "oidc-provider", atLeast: 4 },
  { case: "client_credentials tokens", ...devportal, of: "better-auth", atLeast: 15 },
  { case: "sandbox GET", ...devportal, of: "node:http", atLeast: 0.6 },
  { case: "list, a row", ...grown, atMost: 1.5 },
  { case: "snapshot, a row", ...grown, atMost: 1.5 },
  { case: "memory", ...grown, atMost: 1.3 },
  { case: "start", subject: "100,000 apps", of: "no apps", atMost: 1.5 },
  ...["devportal", "plugin"].flatMap((subject) =>
    ["create", "no-op up", "preview", "refresh"].map((each) => ({
      case: `${each}, an app, ${subject}`,
      subject: "1,000 apps",
      of: "100 apps",
      atMost: 1.2,
    })),
  ),
];

/** A row for each goal whose case was measured: what was meant, what is, and whether that is reached. */
export function goalRows(all: readonly Result[], wanted: readonly Goal[] = goals): string[][] {
  return wanted.flatMap(({ case: name, subject, of, atLeast = -Infinity, atMost = Infinity }) => {
    const measured = all.find((each) => each.case === name && each.subject === subject)?.ratios[of];
    if (measured === undefined) return [];
    const bound = atLeast === -Infinity ? `at most ${atMost}` : `at least ${atLeast}`;
    const isReached = measured >= atLeast && measured <= atMost;
    return [[name, `${subject} ${bound} of ${of}`, String(measured), isReached ? "reached" : "missed"]];
  });
}

/** The goals as text; nothing when none was measured. */
export function goalTable(all: readonly Result[], wanted: readonly Goal[] = goals): string {
  const rows = goalRows(all, wanted);
  return rows.length === 0 ? "" : inColumns([["case", "goal", "measured", "verdict"], ...rows]);
}
