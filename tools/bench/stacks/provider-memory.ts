import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { engineProcesses } from "../../../test/support/processes.ts";

/**
 * The most memory that the provider's process has resident at any time of an operation, in MB; undefined where it was not
 * seen, as on any system but Linux. The kernel keeps the peak itself: it is read until the process ends.
 */
export async function peakMemory(
  stackName: string,
  operation: Promise<unknown>,
): Promise<number | undefined> {
  const ended = new AbortController();
  const end = () => ended.abort();
  operation.then(end, end);
  let kilobytes = 0;
  let pid: number | undefined;
  while (!ended.signal.aborted) {
    pid ??= (await engineProcesses(stackName)).provider?.pid;
    const status = pid === undefined ? "" : await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    // A launcher may ask another process first where the provider is.
    if (status === "") pid = undefined;
    kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0));
    await pause(100);
  }
  return kilobytes === 0 ? undefined : kilobytes / 1_000;
}
