import type { Ended } from "./courses.ts";
import { nameIn } from "./requests.ts";
import type { Row } from "./rows.ts";

/** Gives each row the errors of its resource. @returns the failures that are no row's. */
export function tellOfFailures(rows: Row[], what: string, ended: Ended[]): string[] {
  const besides: string[] = [];
  for (const { failed, output, events } of ended) {
    let told = false;
    for (const { diagnosticEvent: event } of events) {
      if (event?.severity !== "error") continue;
      const row = rows.find(({ place }) => place.name === nameIn(event.urn?.split("::").at(-1) ?? ""));
      row?.problems.push(`${what}: ${event.message.trim()}`);
      told ||= row !== undefined;
    }
    if (failed && !told) besides.push(`${what} failed:\n${output}`);
  }
  return besides;
}

const quiet = ["same", "refresh", "read"];

/** Gives each row the changes to its resource. @returns the changes that are no row's. */
export function tellOfChanges(rows: Row[], ended: Ended[]): string[] {
  const besides: string[] = [];
  for (const { steps, changes } of ended) {
    let told = 0;
    for (const { op, urn, diffs } of steps) {
      if (quiet.includes(op)) continue;
      const row = rows.find(({ place }) => place.name === nameIn(urn.split("::").at(-1) ?? ""));
      row?.problems.push(`another up: ${op} ${urn} ${diffs.join(" ")}`);
      if (row) told++;
    }
    if (told === 0 && Object.keys(changes).length > 0) besides.push(`another up: ${JSON.stringify(changes)}`);
  }
  return besides;
}

/** The JavaScript stacks that were printed, but for those that the SDK prints of what failed. */
export function tellOfStacks(ended: Ended[]): string[] {
  return ended.flatMap(({ output }) => {
    const [printed = ""] = output.split("\ncode: ");
    const own = printed.replace(
      /Unhandled exception: Error: resource .* failed to register(\n\s+at .*)+/g,
      "",
    );
    return (own.match(/^.*\n\s+at .+:\d+:\d+\)?$/gm) ?? [])
      .slice(0, 1)
      .map((text) => `a stack is printed: ${text}`);
  });
}
