import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { measureMyApps, pageCases } from "./my-apps.ts";
import { cases, measure, type Case } from "./measure.ts";
import { results, table } from "./results.ts";
import { devportal } from "./subjects/devportal.ts";
import { floor } from "./subjects/floor.ts";
import { plainDynamic } from "./subjects/plain-dynamic.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    count: { type: "string", default: "300" },
    rounds: { type: "string", default: "3" },
  },
});
const count = Number(values.count);
const rounds = Number(values.rounds);
const subjects = [devportal, plainDynamic, floor];

for (const { name, says } of subjects) console.log(`${name}: ${says}`);
const samples = new Map<string, Record<Case, number>[]>(subjects.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (let turn = 0; turn < subjects.length; turn++) {
    // Every round starts with another subject, so that none always has the quietest moment.
    const subject = subjects[(round + turn) % subjects.length];
    if (!subject) continue;
    console.log(`round ${round + 1} of ${rounds}: ${count} apps as ${subject.name} …`);
    samples.get(subject.name)?.push(await measure(subject, count));
  }
}

console.log(`${rounds} rounds of My Apps with 1,000 apps …`);
const all = [...results(samples, cases), ...results(await measureMyApps(rounds), pageCases)];
console.log(table(all));
if (values.json) await writeFile(values.json, `${JSON.stringify(all, undefined, 2)}\n`);
