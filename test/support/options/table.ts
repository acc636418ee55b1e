import { byFrontEnd } from "./by-front-end.ts";
import { inTheProgram } from "./in-the-program.ts";
import { onTheCommandLine } from "./on-the-command-line.ts";
import type { Row } from "./row.ts";

export const rows: Row[] = [...inTheProgram, ...byFrontEnd, ...onTheCommandLine];

/** The rows as the table of `docs/options.md`. */
export function tableOf(rows: Row[]): string {
  const options = [...new Set(rows.map(({ option }) => option))];
  const saidOf = (option: string, front: "dynamic" | "plugin") =>
    rows.find((row) => row.option === option && (row.only ?? front) === front)?.says ?? "";
  const cells = options.map((option) => {
    const [dynamic, plugin] = [saidOf(option, "dynamic"), saidOf(option, "plugin")];
    return [option, dynamic, plugin === dynamic ? "the same" : plugin];
  });
  const all = [["option", "dynamic", "plugin"], ...cells];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  return [line(all[0] ?? []), rule, ...all.slice(1).map(line)].join("\n");
}
