import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { Run } from "./engine.ts";

/** What an operation of the engine did, as its events tell. */
export interface Outcome {
  failed: boolean;
  /** Everything that was printed, the error's own text included. */
  output: string;
  events: EngineEvent[];
  /** What was done or would be, such as `{ create: 4 }`; `same` is left out, so nothing changed is `{}`. */
  changes: Record<string, number>;
  /** One for each resource that was looked at, the stack and its default provider left out. */
  steps: Step[];
  /** Errors and warnings in words. */
  diagnostics: string[];
}

export interface Step {
  op: string;
  urn: string;
  type: string;
  name: string;
  /** The properties that changed. */
  diffs: string[];
  old: Record<string, unknown>;
  new: Record<string, unknown>;
}

interface EngineOptions {
  onOutput: (text: string) => void;
  onError: (text: string) => void;
  onEvent: (event: EngineEvent) => void;
}

/** Runs one operation and gathers what it did; throws its output when it ends otherwise than expected. */
export async function operate(
  { fails = false, options = {} }: Run = {},
  operation: (options: EngineOptions) => Promise<unknown>,
): Promise<Outcome> {
  let output = "";
  let failed = false;
  const events: EngineEvent[] = [];
  const onOutput = (text: string) => void (output += text);
  try {
    await operation({ ...options, onOutput, onError: onOutput, onEvent: (event) => events.push(event) });
  } catch (error) {
    failed = true;
    output += `\n${error instanceof Error ? error.message : String(error)}`;
  }
  if (fails !== "perhaps" && failed !== fails) {
    throw new Error(`The operation ${failed ? "failed" : "succeeded"}:\n${output}`);
  }
  return { failed, output, events, ...told(events) };
}

function told(events: EngineEvent[]) {
  const changes = Object.entries(
    events.find((event) => event.summaryEvent)?.summaryEvent?.resourceChanges ?? {},
  );
  return {
    changes: Object.fromEntries(changes.filter(([op]) => op !== "same")),
    steps: events.flatMap(({ resourcePreEvent: event }) => (event ? stepsOf(event.metadata) : [])),
    diagnostics: events.flatMap(({ diagnosticEvent: event }) =>
      event && ["error", "warning", "info#err"].includes(event.severity) ? [event.message.trim()] : [],
    ),
  };
}

function stepsOf({ op, urn, type, diffs, old, new: made }: StepEventMetadata): Step[] {
  if (type.startsWith("pulumi:")) return [];
  const name = urn.split("::").at(-1) ?? "";
  const inputs = (state: typeof old) => (state?.inputs ?? {}) as Record<string, unknown>;
  return [{ op, urn, type, name, diffs: diffs ?? [], old: inputs(old), new: inputs(made) }];
}
