import type { TestStack } from "./engine.ts";
import type { Outcome } from "./outcome.ts";
import { engineProcesses } from "./processes.ts";
import type { Match, Recorder, Recorded } from "./recorder.ts";

/** A request, or its answer, that waits on its way. */
export interface Held {
  arrived: Promise<unknown>;
  release: () => void;
  /** Resolves to the request when the portal has answered it. */
  answered: Promise<Recorded>;
}

/** Like the recorder's `hold`, and tells when the portal has answered. */
export function hold(recorder: Recorder, match: Match, where: "request" | "answer"): Held {
  const arrived = Promise.withResolvers<undefined>();
  const released = Promise.withResolvers<undefined>();
  const answered = Promise.withResolvers<Recorded>();
  let held: Recorded | undefined;
  const wait = () => {
    arrived.resolve(undefined);
    return released.promise;
  };
  recorder.inject((request) => match(request) && Boolean((held = request)), {
    beforeRequest: where === "request" ? wait : async () => undefined,
    afterAnswer: async () => {
      if (held) answered.resolve(held);
      if (where === "answer") await wait();
    },
  });
  return {
    arrived: arrived.promise,
    release: () => released.resolve(undefined),
    answered: answered.promise,
  };
}

/** Runs `up` until all these are held, and then kills the engine's provider, or the engine and not its provider. */
export async function killed(
  stack: TestStack,
  which: "provider" | "cli",
  held: Pick<Held, "arrived">[],
  options: object = {},
): Promise<Outcome & { orphan?: number }> {
  const running = stack.up({ fails: true, options });
  const early = running.then(({ output }) => {
    throw new Error(`The operation ended before it was killed:\n${output}`);
  });
  await Promise.race([Promise.all(held.map(({ arrived }) => arrived)), early]);
  const { cli, provider } = await engineProcesses(stack.name);
  if (!cli || !provider) throw new Error("There is no engine with a provider to kill.");
  process.kill(which === "cli" ? cli.pid : provider.pid, "SIGKILL");
  early.catch(() => undefined);
  return { ...(await running), ...(which === "cli" && { orphan: provider.pid }) };
}

/** Runs `up` until something has come to pass, and then sends the engine what a Ctrl-C sends it. */
export async function interrupted(stack: TestStack, reached: Promise<unknown>): Promise<Outcome> {
  const running = stack.up({ fails: true });
  await Promise.race([reached, running]);
  const { cli } = await engineProcesses(stack.name);
  if (!cli) throw new Error("There is no engine to interrupt.");
  process.kill(cli.pid, "SIGINT");
  return running;
}

/** Lets what was held go on, and waits until the portal has answered it. */
export async function deliver(held: Held[]): Promise<Recorded[]> {
  for (const { release } of held) release();
  return Promise.all(held.map(({ answered }) => answered));
}
