import type { FastifyBaseLogger } from "fastify";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { seconds } from "../clock.ts";

type Log = Pick<FastifyBaseLogger, "info" | "warn" | "error">;

/**
 * Looks through a SQLite database for damage while the portal runs, once, and logs what it finds.
 * @param after When it begins, so that it does not slow down the start.
 */
export function checkInBackground(
  file: string,
  log: Log,
  { after = 5 * seconds } = {},
): { stop: () => Promise<void> } {
  let worker: Worker | undefined;
  const timer = setTimeout(() => (worker = look(file, log)), after).unref();
  return {
    async stop() {
      clearTimeout(timer);
      await worker?.terminate();
    },
  };
}

function look(file: string, log: Log): Worker {
  const began = performance.now();
  const worker = new Worker(new URL(`./integrity-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: file,
  });
  worker.unref();
  worker.once("message", (damage: string[]) => {
    const milliseconds = Math.round(performance.now() - began);
    if (damage.length === 0) log.info({ milliseconds }, "The database was looked through and is whole.");
    else log.error({ damage }, damaged);
  });
  worker.once("error", (error) => log.warn({ err: error }, "The database could not be looked through."));
  return worker;
}

const damaged =
  "The database is damaged: see what `devportal doctor` says, stop the portal and put a backup back with `devportal restore`.";
