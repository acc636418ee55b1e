import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import { join } from "node:path";
import { setAhead } from "../ahead-of-time.ts";
import type { Run } from "../engine.ts";
import type { Four } from "../four.ts";
import type { Outcome } from "../outcome.ts";
import { newTrial, type Answered, type Trial } from "../trial.ts";
import { chapters } from "./all.ts";
import { declaring, suffixes, type Declaring } from "./declaring.ts";
import { printedOf } from "./printed.ts";
import type { Scenario, Shown } from "./scenario.ts";
import { steady } from "./steady.ts";

/** The preview that shows each scenario. */
type Outcomes = Map<Scenario, Outcome>;
type Says = (scenario: Scenario) => ((declare: Declaring) => void) | undefined;

export const scenarios = Object.values(chapters).flat();
const day = 86_400_000;

/** Leads one stack with the resources of all scenarios through every preview. @returns the text of each. */
export async function previewsThrough(front: Front): Promise<string[]> {
  const trial = await newTrial();
  try {
    const folder = join(trial.portal.data, "logos");
    // Noon, as the day must not end meanwhile.
    const noon = Math.ceil(Date.now() / day) * day + day / 2;
    const { outcomes, ids } = await outcomesOf(trial, front, { folder, ahead: (noon - Date.now()) / day });
    const today = new Date(noon).toISOString().slice(0, 10);
    return scenarios.map((scenario, index) => {
      const { program, portal } = suffixes(index);
      const text = printedOf(outcomes.get(scenario), [program, portal, ...(ids[index] ?? [])], {
        whole: ["first", "unchanged"].includes(scenario.shown),
        onlySaid: scenario.shown === "refused",
      });
      return steady(text, { today, url: trial.recorder.url, folder, scenario: index });
    });
  } finally {
    await trial.end();
  }
}

interface Front {
  classes: Four;
  plugin: boolean;
}

async function outcomesOf(
  trial: Trial,
  { classes, plugin }: Front,
  { folder, ahead }: { folder: string; ahead: number },
): Promise<{ outcomes: Outcomes; ids: string[][] }> {
  const program =
    (says: Says): PulumiFn =>
    async () =>
      scenarios.forEach((scenario, index) => says(scenario)?.(declaring(classes, index, folder)));
  const before: Says = ({ before }) => before;
  const after: Says = ({ before, after = before }) => after;

  const stack = await trial.stack(program(before), { plugin, name: "dev", project: "bid-board" });
  const outcomes: Outcomes = new Map();
  const preview = async (of: (scenario: Scenario) => boolean, says: Says, how: Run = {}) => {
    stack.setProgram(program(says));
    const outcome = await stack.preview({ ...how, options: { diff: true, ...how.options } });
    for (const scenario of scenarios.filter(of)) outcomes.set(scenario, outcome);
  };
  const up = (says: Says) => {
    stack.setProgram(program(says));
    return stack.up();
  };
  const shown = (which: Shown) => (scenario: Scenario) => scenario.shown === which;

  setAhead(stack, ahead);
  await preview(shown("first"), (scenario) => (scenario.shown === "first" ? scenario.after : undefined));
  await trial.api("PATCH", "/settings", { body: { approvalRequired: true } });
  await up((scenario) => (scenario.reviewed ? scenario.before : undefined));
  await trial.api("PATCH", "/settings", { body: { approvalRequired: false } });
  await up(before);
  const all: Answered[] = await trial.snapshot();
  const its = scenarios.map((_, index) => all.filter(({ app }) => app.name.endsWith(suffixes(index).portal)));
  const people = async (when: (scenario: Scenario) => boolean) => {
    for (const [index, scenario] of scenarios.entries()) {
      if (when(scenario)) await scenario.people?.(trial, its[index]?.[0]);
    }
  };
  await preview(shown("unchanged"), before);
  await people((scenario) => scenario.shown !== "refreshed");
  await preview(shown("changed"), (scenario) => (shown("changed")(scenario) ? after : before)(scenario));
  for (const refused of scenarios.filter(shown("refused"))) {
    if (refused.pluginOnly && !plugin) continue;
    const isIt = (scenario: Scenario) => scenario === refused;
    await preview(isIt, (scenario) => (isIt(scenario) ? after : before)(scenario), { fails: true });
  }
  await people(shown("refreshed"));
  await preview(shown("refreshed"), before, { options: { refresh: true } });
  setAhead(stack, ahead + 77);
  await preview(shown("later"), before);
  return { outcomes, ids: its.map((items) => items.map(({ app }) => app.id)) };
}
