import { cases, measure, type Case } from "./measure.ts";
import { results, type Result } from "./results.ts";
import { devportal } from "./subjects/devportal.ts";
import { floor } from "./subjects/floor.ts";
import { plainDynamic } from "./subjects/plain-dynamic.ts";
import { plugin } from "./subjects/plugin.ts";
import { turns } from "./turns.ts";

const subjects = [devportal, plugin, plainDynamic, floor];

/** The life of a stack of many apps, in rounds of all its subjects. */
export async function measureStacks(rounds: number, count: number): Promise<Result[]> {
  for (const { name, says } of subjects) console.log(`${name}: ${says}`);
  const samples = new Map<string, Record<Case, number>[]>(subjects.map(({ name }) => [name, []]));
  for (const { round, subject } of turns(rounds, subjects)) {
    console.log(`round ${round} of ${rounds}: ${count} apps as ${subject.name} …`);
    samples.get(subject.name)?.push(await measure(subject, count));
  }
  return results(samples, cases);
}
