import { results, type Result } from "../results.ts";
import { devportal } from "../subjects/devportal.ts";
import { floor } from "../subjects/floor.ts";
import { plainDynamic } from "../subjects/plain-dynamic.ts";
import { plugin } from "../subjects/plugin.ts";
import { turns } from "../turns.ts";
import { cases, type Contestant, type Sample } from "./contestant.ts";
import { openTofu } from "./open-tofu.ts";
import { pulumiLife } from "./pulumi-life.ts";

/** The subjects whose time per app is compared between stacks of different sizes; the floor has what is the engine's own. */
const growing = ["devportal", "plugin", "floor"];
const perApp = ["create", "no-op up", "preview", "refresh"] as const;

interface Life {
  count: number;
  sample: Sample;
}

/** The life of stacks of few and of many apps, in rounds of all contestants. */
export async function measureStacks(rounds: number, counts: readonly number[]): Promise<Result[]> {
  const contestants = await allContestants();
  for (const { name, says } of contestants) console.log(`${name}: ${says}`);
  const lives = new Map<string, Life[]>(contestants.map(({ name }) => [name, []]));
  const all = turns(
    rounds,
    counts.flatMap((count) => contestants.map((contestant) => ({ contestant, count }))),
  );
  for (const { round, subject } of all) {
    const { contestant, count } = subject;
    if (round > roundsOf(count, rounds)) continue;
    console.log(`round ${round} of ${roundsOf(count, rounds)}: ${count} apps as ${contestant.name} …`);
    lives.get(contestant.name)?.push({ count, sample: await contestant.live(count) });
  }
  return [
    ...counts.flatMap((count) => ofOneSize(lives, count)),
    ...growing.flatMap((name) => grown(name, lives)),
  ];
}

/** What takes minutes is done once less: it varies less, too. */
function roundsOf(count: number, rounds: number): number {
  return count < 1_000 ? rounds : Math.max(1, rounds - 2);
}

async function allContestants(): Promise<Contestant[]> {
  const contestants = [devportal, plugin, plainDynamic, floor].map(pulumiLife);
  try {
    contestants.push(await openTofu());
  } catch (error) {
    console.error(`Without OpenTofu: ${error instanceof Error ? error.message : String(error)}`);
  }
  return contestants;
}

/** The contestants beside each other, with the same number of apps. */
function ofOneSize(lives: ReadonlyMap<string, Life[]>, count: number): Result[] {
  const samples = [...lives].map(
    ([name, all]) => [name, all.filter((life) => life.count === count).map(({ sample }) => sample)] as const,
  );
  return results(new Map(samples), cases).map((result) => ({
    ...result,
    case: `${result.case}, ${nameOf(count)}`,
  }));
}

/** What an app costs one contestant, beside what it costs it in a stack of another size. */
function grown(contestant: string, lives: ReadonlyMap<string, Life[]>): Result[] {
  const bySize = Map.groupBy(lives.get(contestant) ?? [], ({ count }) => nameOf(count));
  return perApp.flatMap((each) => {
    const name = `${each}, an app, ${contestant}`;
    const samples = [...bySize].map(
      ([size, all]) =>
        [
          size,
          all.map(({ count, sample }) => ({ [name]: ((sample[each] ?? NaN) / count) * 1_000 })),
        ] as const,
    );
    return results<string>(new Map(samples), { [name]: "ms" });
  });
}

function nameOf(count: number): string {
  return `${count.toLocaleString("en")} apps`;
}
