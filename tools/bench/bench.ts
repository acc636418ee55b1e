import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { measureMyApps, pageCases } from "./my-apps.ts";
import { goalLines, oauthGoals } from "./oauth/goals.ts";
import { measureOAuth } from "./oauth/oauth.ts";
import { measureMemory } from "./provider-memory.ts";
import { results, table, type Result } from "./results.ts";
import { measureStacks } from "./stacks.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    only: { type: "string" },
    count: { type: "string", default: "300" },
    rounds: { type: "string", default: "3" },
  },
});
const count = Number(values.count);
const rounds = Number(values.rounds);

const parts: Record<string, () => Promise<Result[]>> = {
  stacks: () => measureStacks(rounds, count),
  memory: () => measureMemory(rounds),
  async pages() {
    console.log(`${rounds} rounds of My Apps with 1,000 apps …`);
    return results(await measureMyApps(rounds), pageCases);
  },
  oauth: () => measureOAuth(rounds),
};
const chosen = Object.entries(parts).filter(([name]) => values.only === undefined || values.only === name);
if (chosen.length === 0) throw new Error(`--only takes one of: ${Object.keys(parts).join(", ")}.`);

const all: Result[] = [];
for (const [, measure] of chosen) all.push(...(await measure()));
console.log(table(all));
for (const line of goalLines(all, oauthGoals)) console.log(line);
if (values.json) await writeFile(values.json, `${JSON.stringify(all, undefined, 2)}\n`);
