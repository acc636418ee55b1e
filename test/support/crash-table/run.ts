import type { ConfigMap } from "@pulumi/pulumi/automation/index.js";
import {
  credentialsOf,
  deliveryProblem,
  findings,
  madeTwice,
  problemsOf,
  tokenProblem,
  type Found,
} from "./checks.ts";
import { courses, everywhere, isReplacement, upEverywhere } from "./courses.ts";
import { direct } from "./direction.ts";
import type { Run } from "./faults.ts";
import { generationSeconds } from "./observe.ts";
import type { PlannedRow, Row } from "./rows.ts";
import { tellOfChanges, tellOfFailures, tellOfStacks } from "./tellings.ts";
import type { Setting } from "./settings.ts";
import { newStage, type Stage } from "./stage.ts";

const settings = (maxRetries: number, requestTimeout: number): ConfigMap => ({
  "devportal:maxRetries": { value: String(maxRetries) },
  "devportal:requestTimeout": { value: String(requestTimeout) },
});
/** How long the client waits and how often it asks while the faults come; afterwards as by default. */
const clients: Partial<Record<Run, ConfigMap>> = {
  unhealed: settings(0, 4),
  refused: settings(0, 120),
  "refused at once": settings(0, 30),
  "provider killed": settings(5, 120),
  "cli killed": settings(5, 120),
};

/** Runs rows whose faults come in the same way, all at once. @returns the rows, and what was wrong beside them. */
export async function runRows(setting: Setting, run: Run, planned: PlannedRow[]): Promise<Ran> {
  const stage = await newStage(setting);
  const rows = stage.place(planned.map((row) => ({ ...row, problems: [] as string[] })));
  try {
    return { rows, besides: await ran(stage, run, rows) };
  } finally {
    await stage.trial.end();
  }
}

export interface Ran {
  rows: Row[];
  besides: string[];
}

async function ran(stage: Stage, run: Run, rows: Row[]): Promise<string[]> {
  const { trial, apps, lay } = stage;
  await trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds: generationSeconds } });
  // What is deleted would wait for everything else.
  const parts = Map.groupBy(rows, (row) =>
    isReplacement(row) ? "replaced" : row.operation.after ? "kept" : "deleted",
  );
  const stacks = await Promise.all([...parts.values()].map(lay));
  const former = await findings(trial, stacks);
  const client = clients[run];
  if (client) await everywhere(stacks, ({ stack }) => stack.setAllConfig(client));

  trial.recorder.clear();
  const direction = direct(trial.recorder, rows, apps);
  const ended = await courses[run](stacks, direction, stage);
  try {
    if (run !== "refused at once") {
      for (const row of rows) if (!direction.befell(row)) row.problems.push("the request never came");
    }
    const unhealed = run === "healed" ? tellOfFailures(rows, "the up", ended) : [];
    trial.recorder.heal();
    if (client) await everywhere(stacks, ({ stack }) => stack.setAllConfig(settings(5, 30)));
    const next = run === "healed" ? [] : await upEverywhere(stacks);
    const late = rows.filter(({ fault }) => fault.goesOn === "after");
    direction.release(late);
    await direction.finished(late);
    const found = await findings(trial, stacks);
    await checkObjects(stage, rows, found);
    const again = await upEverywhere(stacks, { refresh: true });
    await checkSecrets(stage, rows, former, found);
    return [
      ...unhealed,
      ...tellOfFailures(rows, "the next up", next),
      ...tellOfFailures(rows, "another up", again),
      ...tellOfChanges(rows, again),
      ...tellOfStacks([...ended, ...next, ...again]),
    ];
  } finally {
    for (const { orphan } of ended) end(orphan);
  }
}

async function checkObjects({ trial }: Stage, rows: Row[], found: (name: string) => Found): Promise<void> {
  const twice = await madeTwice(trial);
  for (const row of rows) {
    const { place, operation, problems } = row;
    problems.push(...problemsOf(row, found(place.name)));
    if (twice.includes(place.name) && !operation.drift) problems.push("its app was made twice");
  }
}

/** Comes last: a provider that outlived its engine may hand a secret over after its last request. */
async function checkSecrets(
  { trial }: Stage,
  rows: Row[],
  former: (name: string) => Found,
  found: (name: string) => Found,
): Promise<void> {
  for (const row of rows) {
    const { place, operation, problems } = row;
    const [resource] = found(place.name).known;
    if (resource && "clientId" in resource.outputs) {
      const credentials = await credentialsOf(row, resource);
      problems.push(...(await tokenProblem(trial, "the secret", credentials)));
      problems.push(...deliveryProblem(row, resource, credentials));
    }
    const [before] = former(place.name).known;
    if (before && operation.overlaps) {
      problems.push(...(await tokenProblem(trial, "the former secret", await credentialsOf(row, before))));
    }
  }
}

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
