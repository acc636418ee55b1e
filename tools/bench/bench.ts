import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { goalTable } from "./goals.ts";
import { measureGrowth } from "./growth/growth.ts";
import { measureMachine } from "./machine.ts";
import { portalCases, type PortalCase } from "./portal/announcement.ts";
import { measurePortal } from "./portal/portal.ts";
import { table, type Result } from "./results.ts";
import { measureStacks } from "./stacks/stacks.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    only: { type: "string" },
    /** Of the portal's cases only these, separated by commas. */
    cases: { type: "string", default: Object.keys(portalCases).join() },
    /** How many apps the stacks have, separated by commas. */
    counts: { type: "string", default: "10,100,1000" },
    rounds: { type: "string", default: "3" },
  },
});
const rounds = Number(values.rounds);
const listed = (text: string) => text.split(",").map((each) => each.trim());

const parts: Record<string, () => Promise<Result[]>> = {
  portal: () => measurePortal(rounds, listed(values.cases) as PortalCase[]),
  growth: () => measureGrowth(rounds),
  stacks: () => measureStacks(rounds, listed(values.counts).map(Number)),
};
const chosen = Object.entries(parts).filter(([name]) => values.only === undefined || values.only === name);
if (chosen.length === 0) throw new Error(`--only takes one of: ${Object.keys(parts).join(", ")}.`);
const unknown = listed(values.cases).filter((name) => !(name in portalCases));
if (unknown.length > 0) throw new Error(`--cases takes: ${Object.keys(portalCases).join(", ")}.`);

const all = measureMachine(rounds);
console.log(table(all));
for (const [name, measure] of chosen) {
  const start = performance.now();
  const measured = await measure();
  all.push(...measured);
  console.log(
    `\n${name}, ${rounds} rounds, ${Math.round((performance.now() - start) / 1_000)} s\n${table(measured)}\n`,
  );
}
console.log(goalTable(all));
if (values.json) await writeFile(values.json, `${JSON.stringify(all, undefined, 2)}\n`);
