import { InvalidArgumentError, Option } from "commander";
import { emailAddress } from "../accounts/accounts.ts";
import { textProblem, type TextLimits } from "../text.ts";

export const dataOption = () =>
  new Option("--data <folder>", "the folder that holds the portal's data")
    .env("DEVPORTAL_DATA")
    .default(".devportal")
    .argParser((folder) => {
      if (!folder.trim()) throw new InvalidArgumentError("It must name a folder.");
      return folder;
    });

// Read where it is used: what is said of a wrong option names its value, and this one holds a password.
export const databaseUrlOption = () =>
  new Option(
    "--database-url <url>",
    "a PostgreSQL database to use instead of one in the folder, postgres://user:password@host/database; better given by its variable, since others may see a command line",
  ).env("DEVPORTAL_DATABASE_URL");

export const emailOption = () =>
  new Option("--email <address>", "the account's e-mail address")
    .makeOptionMandatory()
    .argParser(textParser(emailAddress));

/** Takes text within limits, trimmed. */
export const textParser = (limits: TextLimits) => (given: string) => {
  const trimmed = given.trim();
  const problem = textProblem(trimmed, limits);
  if (problem) throw new InvalidArgumentError(`It ${problem}.`);
  return trimmed;
};

export function toList(text: string): string[] {
  return text
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
}

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
