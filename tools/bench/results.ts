import { median, spread } from "./statistics.ts";

export interface Result {
  case: string;
  subject: string;
  median: number;
  unit: string;
  /** The largest sample less the smallest, in the same unit. */
  spread: number;
  /** This subject's median divided by each other subject's. */
  ratios: Record<string, number>;
}

/** The medians of every case and subject, compared inside the one run. */
export function results<Case extends string>(
  samples: ReadonlyMap<string, readonly Record<Case, number>[]>,
  cases: Record<Case, string>,
): Result[] {
  return (Object.keys(cases) as Case[]).flatMap((name) => {
    const subjects = [...samples].map(([subject, runs]) => ({
      subject,
      values: runs.map((run) => run[name]),
    }));
    return subjects.map(({ subject, values }) => ({
      case: name,
      subject,
      median: rounded(median(values)),
      unit: cases[name],
      spread: rounded(spread(values)),
      ratios: Object.fromEntries(
        subjects
          .filter((other) => other.subject !== subject)
          .map((other) => [other.subject, rounded(median(values) / median(other.values))]),
      ),
    }));
  });
}

/** The results as text: a line for each case and subject. */
export function table(all: readonly Result[]): string {
  const head = ["case", "subject", "median", "spread", "ratios"];
  const rows = all.map((result) => [
    result.case,
    result.subject,
    `${result.median} ${result.unit}`,
    `${result.spread} ${result.unit}`,
    Object.entries(result.ratios)
      .map(([other, ratio]) => `${ratio} of ${other}`)
      .join(", "),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function rounded(value: number) {
  return Number(value.toPrecision(3));
}
