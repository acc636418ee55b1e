import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import { join } from "node:path";
import { setAhead } from "../ahead-of-time.ts";
import type { TestStack } from "../engine.ts";
import type { Four, Kind } from "../four.ts";
import type { Outcome, Step } from "../outcome.ts";
import { declaring, suffixes, type Declaring } from "../previews/declaring.ts";
import { newTrial, type Answered, type Trial } from "../trial.ts";
import type { Declares, Row, Seen } from "./row.ts";

/** One row's part of the stack of all. */
export interface OneRow {
  trial: Trial;
  stack: TestStack;
  plugin: boolean;
  of: Declaring;
  /** Declares something else for the row from now on; the other rows stay as they are. */
  declare: (declares: Declares) => void;
  /** The program of this row alone. */
  alone: (declares: Declares) => PulumiFn;
  steps: (outcome: Outcome) => Step[];
  urn: (kind: Kind, name?: string) => string;
  /** What an app of it has at the end of its name in the portal. */
  suffix: string;
  /** What the portal has of its apps. */
  live: () => Promise<Answered[]>;
}

export interface Stage {
  seen: (row: Row) => Seen;
  on: (row: Row) => OneRow;
  end: () => Promise<void>;
}

/** A stack with the resources of all rows, led through what they have in common. */
export async function stageOf(
  rows: Row[],
  { classes, plugin }: { classes: Four; plugin: boolean },
): Promise<Stage> {
  const trial = await newTrial();
  const folder = join(trial.portal.data, "logos");
  const now = rows.map(({ first }) => first);
  const program = async () => now.forEach((declares, row) => declares?.(declaring(classes, row, folder)));
  const stack = await trial.stack(program, { plugin: true, name: "dev", project: "bid-board" });
  const isOf = (row: number, urn: string) => urn.split("::").at(-1)?.endsWith(suffixes(row).program) === true;
  const stepsOf = (row: number, outcome: Outcome | undefined) =>
    (outcome?.steps ?? []).filter(({ urn, op }) => op !== "same" && op !== "refresh" && isOf(row, urn));
  const liveOf = (row: number, all: Answered[]) =>
    all.filter(({ app }) => app.name.includes(suffixes(row).portal));
  const turn = (to: "then" | "last") =>
    rows.forEach((row, index) => void (now[index] = row[to] ?? now[index]));

  const outcome: Record<string, Outcome> = {};
  const live: Record<string, Answered[]> = {};
  await stack.up();
  live.first = await trial.snapshot();
  turn("then");
  outcome.preview = await stack.preview();
  trial.recorder.clear();
  outcome.then = await stack.up();
  live.then = await trial.snapshot();
  const writes = trial.recorder.writes().map(({ method, path }) => `${method} ${path}`);
  turn("last");
  outcome.last = await stack.up();
  live.last = await trial.snapshot();
  const exported = await stack.exported();
  setAhead(stack, 77);
  outcome.later = await stack.preview();
  setAhead(stack, 0);

  const said = ({ events }: Outcome) =>
    events.flatMap(({ diagnosticEvent: event }) =>
      event && ["info", "warning", "error"].includes(event.severity) ? [event.message] : [],
    );
  return {
    seen: (row) => {
      const index = rows.indexOf(row);
      const [preview, then, last, later] = [outcome.preview, outcome.then, outcome.last, outcome.later].map(
        (one) => stepsOf(index, one),
      );
      const its = liveOf(index, live.first ?? []);
      return {
        steps: { preview, then, last, later },
        live: Object.fromEntries(Object.entries(live).map(([when, all]) => [when, liveOf(index, all)])),
        said: { then: said(outcome.then!), last: said(outcome.last!) },
        writes: writes.filter((write) => its.some(({ app }) => write.includes(app.id))),
        exported,
        named: (text) => text + suffixes(index).program,
      } as Seen;
    },
    on: (row) => {
      const index = rows.indexOf(row);
      const of = declaring(classes, index, folder);
      return {
        trial,
        stack,
        plugin,
        of,
        declare: (declares) => void (now[index] = declares),
        suffix: suffixes(index).portal.trim(),
        alone: (declares) => async () => declares(of),
        steps: (one) => stepsOf(index, one),
        urn: (kind, name = "bid-board") =>
          `urn:pulumi:dev::bid-board::${plugin ? "devportal:index" : "pulumi-nodejs:dynamic/devportal"}:${kind}::${of.called(name)}`,
        live: async () => liveOf(index, await trial.snapshot()),
      };
    },
    end: () => trial.end(),
  };
}
