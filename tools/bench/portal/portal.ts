import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeData, type PortalData } from "../data/make.ts";
import { results, type Result } from "../results.ts";
import { turns } from "../turns.ts";
import { portalCases, type BenchRequest, type PortalCase } from "./announcement.ts";
import { withChild, type Child } from "./child.ts";
import type { BareAnswers } from "./children/bare.ts";
import { answersPerSecond, type Load } from "./load.ts";
import { storedCheck } from "./stored-check.ts";

const apps = 1_000;
const light: Load = { in: "seconds", warmUp: 4, measured: 3 };
/** Of answers that take long, 50 at once leave none for the first moments: they are counted, not timed. */
const heavy: Partial<Record<PortalCase, Load>> = {
  "list of 500 apps": { in: "answers", warmUp: 500, measured: 1_000 },
  "snapshot of 500 apps": { in: "answers", warmUp: 150, measured: 300 },
};

type Sample = Partial<Record<PortalCase, number>>;

interface Subject {
  name: string;
  child: [string, ...object[]];
  /** Whether it is measured in a case. */
  does: (name: string) => boolean;
  /** The requests, where the subject is asked for those of another. */
  requests?: Child["requests"];
}

/** The portal under load beside what could be used in its place: each subject in a process of its own, one at a time, with new data. */
export async function measurePortal(rounds: number, only: readonly PortalCase[]): Promise<Result[]> {
  const cases = (Object.keys(portalCases) as PortalCase[]).filter((name) => only.includes(name));
  const folder = await mkdtemp(join(tmpdir(), "devportal-bench-"));
  const data = await makeData(apps);
  try {
    const subjects = await subjectsOn(data, folder);
    const samples = new Map<string, Sample[]>(subjects.map(({ name }) => [name, []]));
    for (const { round, subject } of turns(rounds, subjects)) {
      console.log(`round ${round} of ${rounds}: ${subject.name} …`);
      samples.get(subject.name)?.push(await measure(subject, cases));
    }
    return results(samples, portalCases);
  } finally {
    await data.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function subjectsOn({ folder, access }: PortalData, scratch: string): Promise<Subject[]> {
  const started = { folder, access };
  const { requests, answers } = await withChild(["devportal", started], async (child) => ({
    requests: reading(child.requests),
    answers: await answersIn(child, scratch),
  }));
  return [
    { name: "devportal", child: ["devportal", started], does: () => true },
    {
      name: "devportal, commit per request",
      child: ["devportal", { ...started, store: { batch: 1 } }],
      does: writes,
    },
    { name: "oidc-provider", child: ["oidc-provider"], does: writes },
    { name: "better-auth", child: ["better-auth"], does: writes },
    { name: "node:http, durable", child: ["bare-durable"], does: writes },
    { name: "node:http", child: ["bare", answers], does: reads, requests },
  ];
}

const writing = new Set(["client_credentials tokens", "create app"]);
const writes = (name: string) => writing.has(name);
const reads = (name: string) => !writes(name);

function reading(requests: Child["requests"]): Child["requests"] {
  return Object.fromEntries(Object.entries(requests).filter(([name]) => reads(name)));
}

/** The portal's answers, one for each case that reads, for the bare server to give to all requests of the case. */
async function answersIn({ url, requests }: Child, folder: string): Promise<BareAnswers> {
  const answers: BareAnswers = {};
  for (const [name, [first, ...others]] of Object.entries(reading(requests))) {
    if (!first) continue;
    const { path, ...request } = first;
    const answer = await fetch(`${url}${path}`, request);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
    const file = join(folder, name.replaceAll(/\W+/g, "-"));
    await writeFile(file, await answer.bytes());
    for (const each of [first, ...others]) answers[each.path] = file;
  }
  return answers;
}

async function measure(subject: Subject, cases: PortalCase[]): Promise<Sample> {
  const sample: Sample = {};
  const own = cases.filter((name) => subject.does(name));
  if (own.length === 0) return sample;
  await withChild(subject.child, async (child) => {
    const requests = subject.requests ?? child.requests;
    for (const name of own) sample[name] = await rate(child, name, requests[name] ?? []);
  });
  return sample;
}

async function rate(child: Child, name: PortalCase, requests: BenchRequest[]): Promise<number> {
  const place = child.stored[name];
  const load = heavy[name] ?? light;
  if (!place) return answersPerSecond(child.url, requests, isRight[name] ?? isFull, load);
  const check = storedCheck(place);
  const measured = await answersPerSecond(child.url, requests, (body) => check.isRight(body), load);
  check.end();
  return measured;
}

const isRight: Partial<Record<PortalCase, (body: string) => boolean>> = {
  introspection: (body) => (JSON.parse(body) as { active: boolean }).active,
  "sandbox GET": (body) => (JSON.parse(body) as unknown[]).length > 0,
  "list of 500 apps": (body) => (JSON.parse(body) as { items: unknown[] }).items.length === 500,
  "snapshot of 500 apps": (body) => (JSON.parse(body) as { items: unknown[] }).items.length === 500,
};

function isFull(body: string): boolean {
  return body.length > 100;
}
