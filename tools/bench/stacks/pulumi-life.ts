import { newStack, type TestStack } from "../../../test/support/engine.ts";
import { newPortalServer } from "../../../test/support/portal-server.ts";
import type { Subject } from "../subjects/subject.ts";
import { seconds, type Contestant, type Sample } from "./contestant.ts";
import { peakMemory } from "./provider-memory.ts";

/** From this many apps on the provider's memory is watched. */
const many = 1_000;

/** A Pulumi program, run by the engine. */
export function pulumiLife({ name, says, program }: Subject): Contestant {
  return {
    name,
    says,
    async live(count) {
      const portal = await newPortalServer();
      const stack = await newStack({
        program: program(count),
        plugin: true,
        env: { DEVPORTAL_URL: portal.url, DEVPORTAL_TOKEN: portal.token },
      });
      try {
        return await live(stack, count);
      } finally {
        await stack.remove();
        await portal.remove();
      }
    },
  };
}

async function live(stack: TestStack, count: number): Promise<Sample> {
  const memory: Sample = {};
  const watched = async (name: "create" | "refresh", operation: () => Promise<void>) => {
    const under = operation();
    const peak = count < many ? undefined : await peakMemory(stack.name, under);
    if (peak !== undefined) memory[`provider's memory, ${name}`] = peak;
    await under;
  };
  const up = (expected: Record<string, number>) => done(() => stack.up(), expected);
  return {
    create: await seconds(() => watched("create", () => up({ create: count + 1 }))),
    "no-op up": await seconds(() => up({})),
    preview: await seconds(() => done(() => stack.preview(), {})),
    refresh: await seconds(() => watched("refresh", () => done(() => stack.refresh(), {}))),
    "state file": (await stack.exported()).length / 1000,
    ...memory,
  };
}

/** @throws when the operation does anything else than is expected. */
async function done(operation: () => ReturnType<TestStack["up"]>, expected: Record<string, number>) {
  const { changes } = await operation();
  if (JSON.stringify(changes) !== JSON.stringify(expected)) {
    throw new Error(`The run did ${JSON.stringify(changes)} instead of ${JSON.stringify(expected)}.`);
  }
}
