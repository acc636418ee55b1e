import { execFile } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

export interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** The engine that works on a stack, and the provider it started. */
export async function engineProcesses(stackName: string): Promise<{ cli?: Process; provider?: Process }> {
  const all = await processes();
  const cli = all.find(
    ({ command }) => /(^|\/)pulumi /.test(command) && command.includes(`--stack ${stackName}`),
  );
  const provider = cli && descendants(all, cli.pid).find(({ command }) => isProvider(command));
  return { ...(cli && { cli }), ...(provider && { provider }) };
}

/** Waits until a process is gone; one that is there after these milliseconds is ended, and that is an error. */
export async function ended(pid: number, within: number): Promise<void> {
  const end = Date.now() + within;
  while ((await processes()).some((one) => one.pid === pid)) {
    if (Date.now() > end) {
      process.kill(pid, "SIGKILL");
      throw new Error(`Process ${pid} lives after ${within} ms.`);
    }
    await pause(100);
  }
}

async function processes(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="]);
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}

function descendants(all: Process[], pid: number): Process[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendants(all, child.pid)]);
}

function isProvider(command: string) {
  return (
    command.startsWith("node ") &&
    (command.includes("dynamic-provider") || command.includes("pulumi-resource-devportal"))
  );
}
