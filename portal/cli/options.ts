import { InvalidArgumentError, Option } from "commander";
import { formats } from "../text.ts";

export const dataOption = () =>
  new Option("--data <folder>", "the folder that holds the portal's data")
    .env("DEVPORTAL_DATA")
    .default(".devportal");

export const emailOption = () =>
  new Option("--email <address>", "the account's e-mail address").makeOptionMandatory().argParser((text) => {
    const address = text.trim();
    if (!formats.address.test(address)) throw new InvalidArgumentError(`It ${formats.address.says}.`);
    return address;
  });

/** What `--help` shows below the options. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}`;
}

/** Rows as columns that line up. */
export function columns(rows: string[][]): string {
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
