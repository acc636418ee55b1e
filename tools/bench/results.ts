import { median, spread } from "./statistics.ts";

export interface Result {
  case: string;
  subject: string;
  median: number;
  unit: string;
  /** The largest sample less the smallest, in the same unit. */
  spread: number;
  /** The smallest sample and the largest. */
  range: [number, number];
  /** This subject's median divided by each other subject's. */
  ratios: Record<string, number>;
}

/** The medians of every case and subject, compared inside the one run; a subject has what cases its runs have. */
export function results<Case extends string>(
  samples: ReadonlyMap<string, readonly Partial<Record<Case, number>>[]>,
  cases: Record<Case, string>,
): Result[] {
  return (Object.keys(cases) as Case[]).flatMap((name) => {
    const subjects = [...samples]
      .map(([subject, runs]) => ({ subject, values: runs.flatMap((run) => run[name] ?? []) }))
      .filter(({ values }) => values.length > 0);
    return subjects.map(({ subject, values }) => ({
      case: name,
      subject,
      median: rounded(median(values)),
      unit: cases[name],
      spread: rounded(spread(values)),
      range: [rounded(Math.min(...values)), rounded(Math.max(...values))],
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
  const rows = all.map((result) => [
    result.case,
    result.subject,
    `${result.median} ${result.unit}`,
    result.range.join(" to "),
    Object.entries(result.ratios)
      .map(([other, ratio]) => `${ratio} of ${other}`)
      .join(", "),
  ]);
  return inColumns([["case", "subject", "median", "from … to", "ratios"], ...rows]);
}

/** Rows of cells as text, each column as wide as its widest cell. */
export function inColumns(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
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
