import { rm } from "node:fs/promises";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { getEngine } from "./engine/get.ts";
import { acquire } from "./lock.ts";
import type { RunningPortal } from "./portal.ts";
import { ownAccount, ownToken } from "./start/account.ts";
import { readArguments } from "./start/arguments.ts";
import { files, makeFolders, shown } from "./start/files.ts";
import { runningPortal, startOwnPortal } from "./start/portal-process.ts";
import { printOutputs, printReport, printWhereToLook, reportOf } from "./start/report.ts";
import { ownStack } from "./start/stack.ts";

const { port, exit } = readArguments();
const interrupted = new AbortController();
const cancelled = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    interrupted.abort();
    // A terminal sends its Ctrl-C to the engine as well, and a second one would kill it in the middle of its work.
    if (signal !== "SIGINT") cancelled.abort();
  });
}

makeFolders();
process.exitCode = await start();

async function start() {
  const other = await acquire(files.lock);
  if (other) {
    const where = runningPortal();
    console.error(
      `npm start is already running (process ${other}${where ? `, portal at ${where.url}` : ""}).`,
    );
    return 1;
  }
  let portal: RunningPortal | undefined;
  try {
    const engine = await getEngine();
    await ownAccount();
    portal = await startOwnPortal(port);
    console.log(
      `Portal at ${portal.url} (data in ${shown(files.portalData)}, log in ${shown(files.portalLog)})`,
    );
    await ownToken(portal.url);
    await deploy(await ownStack(engine), portal.url);
    if (!exit) await untilStopped(portal);
    return 0;
  } catch (error) {
    console.error(
      interrupted.signal.aborted ? "\nInterrupted; the next npm start goes on from here." : messageOf(error),
    );
    return 1;
  } finally {
    await portal?.stop();
    await rm(files.lock, { force: true });
  }
}

async function deploy(stack: Stack, url: string) {
  console.log("\npulumi preview");
  const plan = await run("will", (options) => stack.preview(options));
  if (plan.lines.length === 0) console.log(`  nothing to change (${plan.total})`);
  console.log("\npulumi up");
  const started = Date.now();
  const report = await run("did", (options) => stack.up(options));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const verdict = report.lines.length === 0 ? "Nothing changed: the portal is as the program says" : "Done";
  console.log(`${verdict} (${report.total}, ${seconds} s).`);
  printOutputs(await stack.outputs());
  printWhereToLook(url, exit);
}

interface Options {
  onEvent: (event: EngineEvent) => void;
  signal: AbortSignal;
}

async function run(tense: "will" | "did", operation: (options: Options) => Promise<unknown>) {
  interrupted.signal.throwIfAborted();
  const events: EngineEvent[] = [];
  let failure: Error | undefined;
  try {
    await operation({ onEvent: (event) => events.push(event), signal: cancelled.signal });
  } catch (error) {
    failure = error as Error;
  }
  const report = reportOf(events, tense);
  printReport(report);
  if (!failure) return report;
  throw report.problems.length > 0
    ? new Error("It failed; the reason is above.", { cause: failure })
    : failure;
}

async function untilStopped(portal: RunningPortal) {
  console.log("\nThe portal keeps running. Stop it with Ctrl-C.");
  const stopped = new Promise<void>((resolve) =>
    interrupted.signal.addEventListener("abort", () => resolve()),
  );
  const cause = await Promise.race([stopped, portal.exited.then(() => "gone")]);
  if (cause === "gone") throw new Error(`The portal ended by itself; see ${shown(files.portalLog)}.`);
}

function messageOf(error: unknown) {
  return error instanceof Error ? error.message : String(error);
}
