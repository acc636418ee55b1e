import { newStack, type TestStack } from "../../test/support/engine.ts";
import { newPortalServer } from "../../test/support/portal-server.ts";
import type { Subject } from "./subjects/subject.ts";

/** What is measured, in the order in which a stack lives it, with its unit. */
export const cases = {
  create: "s",
  "no-op up": "s",
  preview: "s",
  refresh: "s",
  "state file": "kB",
} as const;

export type Case = keyof typeof cases;

/** One life of one stack against a portal of its own. */
export async function measure(subject: Subject, count: number): Promise<Record<Case, number>> {
  const portal = await newPortalServer();
  const stack = await newStack({
    program: subject.program(count),
    plugin: true,
    env: { DEVPORTAL_URL: portal.url, DEVPORTAL_TOKEN: portal.token },
  });
  try {
    return {
      create: await seconds(() => stack.up(), { create: count + 1 }),
      "no-op up": await seconds(() => stack.up(), {}),
      preview: await seconds(() => stack.preview(), {}),
      refresh: await seconds(() => stack.refresh(), {}),
      "state file": (await stack.exported()).length / 1000,
    };
  } finally {
    await stack.remove();
    await portal.remove();
  }
}

async function seconds(operation: () => ReturnType<TestStack["up"]>, expected: Record<string, number>) {
  const start = performance.now();
  const { changes } = await operation();
  const taken = (performance.now() - start) / 1000;
  if (JSON.stringify(changes) !== JSON.stringify(expected)) {
    throw new Error(`The run did ${JSON.stringify(changes)} instead of ${JSON.stringify(expected)}.`);
  }
  return taken;
}
