import { AsyncLocalStorage } from "node:async_hooks";
import { ExpectedError } from "../../core/errors.ts";

/** What an operation is about. */
export interface Asked {
  /** The connection over which it was asked for. */
  peer: string;
  /** The resource; empty for none. */
  urn: string;
  /** The seconds that it may take; 0 for any. */
  limit: number;
}

/** What engines have asked for and wait for. */
export interface Operations {
  run: <T>(about: Asked, work: () => Promise<T>) => Promise<T>;
  /** The one on whose behalf the caller runs. */
  current: () => { urn: string; signal: AbortSignal } | undefined;
  /** Ends what those of a connection wait for; requests that the portal has got are left to be answered. */
  cancel: (peer: string) => void;
  isIdle: () => boolean;
}

/** `finished`: awaited after each, before it is answered. */
export function newOperations(finished: () => Promise<unknown>): Operations {
  const current = new AsyncLocalStorage<{ urn: string; signal: AbortSignal }>();
  const running = new Map<AbortController, string>();
  return {
    async run({ peer, urn, limit }, work) {
      const controller = new AbortController();
      running.set(controller, peer);
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
    cancel(peer) {
      for (const [controller, of] of running) {
        if (of === peer) controller.abort(new ExpectedError("The operation was cancelled"));
      }
    },
    isIdle: () => running.size === 0,
  };
}
