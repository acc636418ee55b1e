import { AsyncLocalStorage } from "node:async_hooks";
import { ExpectedError } from "../../core/errors.ts";

/** What the engine has asked for and waits for. */
export interface Operations {
  /** Runs one, about a resource, under a time limit in seconds; 0 is none. */
  run: <T>(urn: string, limit: number, work: () => Promise<T>) => Promise<T>;
  /** The one on whose behalf the caller runs. */
  current: () => { urn: string; signal: AbortSignal } | undefined;
  /** Ends what all of them wait for; requests that the portal has got are left to be answered. */
  cancel: () => void;
  isIdle: () => boolean;
}

/** `finished`: awaited after each, before it is answered. */
export function newOperations(finished: () => Promise<unknown>): Operations {
  const current = new AsyncLocalStorage<{ urn: string; signal: AbortSignal }>();
  const running = new Set<AbortController>();
  return {
    async run(urn, limit, work) {
      const controller = new AbortController();
      running.add(controller);
      const passed = () => controller.abort(new ExpectedError(`The time limit of ${limit} s has passed`));
      const timer = limit > 0 ? setTimeout(passed, limit * 1000) : undefined;
      try {
        return await current.run({ urn, signal: controller.signal }, work);
      } finally {
        clearTimeout(timer);
        await finished();
        running.delete(controller);
      }
    },
    current: () => current.getStore(),
    cancel() {
      for (const controller of running) controller.abort(new ExpectedError("The operation was cancelled"));
    },
    isIdle: () => running.size === 0,
  };
}
