import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { newPortalServer } from "../../test/support/portal-server.ts";
import { newStack } from "../../test/support/engine.ts";
import { engineProcesses } from "../../test/support/processes.ts";
import { results, type Result } from "./results.ts";
import { devportal } from "./subjects/devportal.ts";
import { floor } from "./subjects/floor.ts";
import { plugin } from "./subjects/plugin.ts";
import type { Subject } from "./subjects/subject.ts";

const apps = 1_000;

/** What is measured: the most memory that the provider's process has resident at any time of an operation, with its unit. */
const cases = { "memory, create 1,000": "MB", "memory, refresh 1,000": "MB" } as const;
type Case = keyof typeof cases;

/** The memory of the provider's process beside that of a dynamic provider which does nothing; on Linux only. */
export async function measureMemory(rounds: number): Promise<Result[]> {
  const subjects = [plugin, devportal, floor];
  const samples = new Map<string, Record<Case, number>[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const subject of subjects) {
      console.log(`round ${round} of ${rounds}: the memory of ${subject.name} with ${apps} apps …`);
      samples.get(subject.name)?.push(await measure(subject));
    }
  }
  return results(samples, cases);
}

async function measure(subject: Subject): Promise<Record<Case, number>> {
  const portal = await newPortalServer();
  const stack = await newStack({
    program: subject.program(apps),
    plugin: true,
    env: { DEVPORTAL_URL: portal.url, DEVPORTAL_TOKEN: portal.token },
  });
  try {
    return {
      "memory, create 1,000": await peak(stack.name, stack.up()),
      "memory, refresh 1,000": await peak(stack.name, stack.refresh()),
    };
  } finally {
    await stack.remove();
    await portal.remove();
  }
}

/** The kernel keeps the peak itself: it is read until the process ends. */
async function peak(stackName: string, operation: Promise<unknown>): Promise<number> {
  const ended = new AbortController();
  const whole = operation.finally(() => ended.abort());
  let kilobytes = 0;
  let pid: number | undefined;
  while (!ended.signal.aborted) {
    pid ??= (await engineProcesses(stackName)).provider?.pid;
    const status = pid === undefined ? "" : await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    // A launcher may ask another process first where the provider is.
    if (status === "") pid = undefined;
    kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0));
    await pause(50);
  }
  await whole;
  if (kilobytes === 0)
    throw new Error("The provider's process was not seen; memory is measured on Linux only.");
  return kilobytes / 1000;
}
