import type { EngineEvent, OutputMap, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { email } from "./account.ts";
import { files, shown } from "./files.ts";

const signs: Record<string, string> = { create: "+", update: "~", delete: "-", read: ">" };

/** What the engine told of one operation, for a person to read. */
export interface Report {
  /** One for each resource that changes. */
  lines: string[];
  /** Errors and warnings, each once. */
  problems: string[];
  /** Such as `4 created` or `4 unchanged`. */
  total: string;
}

export function reportOf(events: EngineEvent[], tense: "will" | "did"): Report {
  const word = tense === "will" ? future : past;
  const steps = events
    .flatMap((event) => (tense === "will" ? event.resourcePreEvent : event.resOutputsEvent)?.metadata ?? [])
    .filter(isOfProgram);
  const failed = events.flatMap(({ resOpFailedEvent: event }) => event?.metadata ?? []).filter(isOfProgram);
  const counts = Map.groupBy(steps, ({ op }) => op);
  return {
    lines: [
      ...steps.filter(({ op }) => op !== "same").map((step) => lineOf(step, word(step.op))),
      ...failed.map((step) => lineOf(step, `failed to ${step.op}`)),
    ],
    problems: [...new Set(events.flatMap(problemIn))],
    total: [...counts].map(([op, { length }]) => `${length} ${word(op)}`).join(", "),
  };
}

export function printReport({ lines, problems }: Report): void {
  for (const text of [...lines, ...problems]) console.log(text);
}

export function printOutputs(outputs: OutputMap): void {
  const width = Math.max(...Object.keys(outputs).map((name) => name.length));
  console.log("\nOutputs");
  for (const [name, { value, secret }] of Object.entries(outputs)) {
    console.log(`  ${name.padEnd(width)}  ${secret ? "[secret]" : String(value)}`);
  }
}

export function printWhereToLook(url: string, exit: boolean): void {
  console.log(`
Where to look
  the secret   npm run -s pulumi -- stack output clientSecret --show-secrets
  the portal   ${exit ? "stopped; npm start without --exit keeps it running" : `${url}, until Ctrl-C`}
  the account  sign in as ${email}, the password is in ${shown(files.password)}
  the program  examples/quickstart/index.ts: change it and run npm start again`);
}

function lineOf({ op, type, urn, diffs }: StepEventMetadata, done: string) {
  const kind = type.split(":").at(-1) ?? type;
  const name = urn.split("::").at(-1) ?? urn;
  const why = op !== "create" && diffs?.length ? ` (${diffs.join(", ")})` : "";
  return `  ${signs[op] ?? "±"} ${kind.padEnd(22)} ${name.padEnd(12)} ${done}${why}`;
}

function isOfProgram({ type }: StepEventMetadata) {
  return !type.startsWith("pulumi:");
}

/** A provider's own warnings come as lines of information. */
function problemIn({ diagnosticEvent: event }: EngineEvent): string[] {
  if (!event) return [];
  if (["error", "warning"].includes(event.severity)) return [event.message.trim()];
  return event.message.split("\n").filter((line) => line.startsWith("warning: "));
}

function future(operation: string) {
  return operation === "same" ? "unchanged" : `to ${operation}`;
}

function past(operation: string) {
  return operation === "same" ? "unchanged" : operation.replace(/e?$/, "ed");
}
