import { results, type Result } from "../results.ts";
import { turns } from "../turns.ts";
import type { Announcement, BenchRequest } from "./announcement.ts";
import { startChild, type Child } from "./child.ts";
import { answersPerSecond } from "./load.ts";
import { tokenCheck } from "./token-check.ts";

/** What a case is measured of: each subject by its name, once per call. */
type Contest = Record<string, () => Promise<number>>;

/** The OAuth surface under load: each subject in a process of its own, one at a time, with new data every time. */
export async function measureOAuth(rounds: number): Promise<Result[]> {
  const tokens: Contest = {
    devportal: () => tokensPerSecond("devportal"),
    "oidc-provider": () => tokensPerSecond("oidc-provider"),
    "better-auth": () => tokensPerSecond("better-auth"),
  };
  return [
    ...(await inRounds(rounds, "client_credentials tokens", "tokens/s", tokens)),
    ...(await inRounds(rounds, "introspection", "answers/s", await besideBare("introspection", isActive))),
    ...(await inRounds(rounds, "sandbox GET", "answers/s", await besideBare("read", isFullList))),
  ];
}

async function inRounds(rounds: number, name: string, unit: string, contest: Contest): Promise<Result[]> {
  const subjects = Object.entries(contest);
  const samples = new Map<string, Record<string, number>[]>(subjects.map(([subject]) => [subject, []]));
  for (const { round, subject } of turns(rounds, subjects)) {
    const [subjectName, measure] = subject;
    console.log(`round ${round} of ${rounds}: ${name} of ${subjectName} …`);
    samples.get(subjectName)?.push({ [name]: await measure() });
  }
  return results(samples, { [name]: unit });
}

function tokensPerSecond(subject: string): Promise<number> {
  return withChild([subject], async ({ url, requests, tokens }) => {
    if (!tokens) throw new Error(`${subject} does not say where its tokens are.`);
    const check = tokenCheck(tokens);
    const measured = await answersPerSecond(url, requests.tokens ?? [], (body) => check.isRight(body));
    check.end();
    return measured;
  });
}

/** The portal beside a bare server that gives the same bytes to the same requests. */
async function besideBare(
  name: keyof Announcement["requests"],
  isRight: (body: string) => boolean,
): Promise<Contest> {
  const { same, answer } = await withChild(["devportal"], async ({ url, requests }) => {
    const same = requests[name] ?? [];
    return { same, answer: await answerTo(url, same[0]) };
  });
  return {
    devportal: () =>
      withChild(["devportal"], ({ url, requests }) => answersPerSecond(url, requests[name] ?? [], isRight)),
    "node:http": () => withChild(["bare", answer], ({ url }) => answersPerSecond(url, same, isRight)),
  };
}

async function withChild<T>([name, ...args]: [string, ...string[]], work: (child: Child) => Promise<T>) {
  const child = await startChild(name, ...args);
  try {
    return await work(child);
  } finally {
    await child.stop();
  }
}

async function answerTo(url: string, request: BenchRequest | undefined): Promise<string> {
  const answer = await fetch(`${url}${request?.path ?? ""}`, request);
  if (!answer.ok) throw new Error(`${request?.path ?? url} answered ${answer.status}.`);
  return answer.text();
}

function isActive(body: string): boolean {
  return (JSON.parse(body) as { active: boolean }).active;
}

function isFullList(body: string): boolean {
  return (JSON.parse(body) as unknown[]).length > 0;
}
