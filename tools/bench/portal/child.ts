import { fork } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Announcement } from "./announcement.ts";

export interface Child extends Announcement {
  pid: number;
  /** Ends its process, which removes what it wrote. */
  stop(): Promise<void>;
}

/** Starts a subject in a process of its own and waits until it listens; throws what it said when it ends before that. */
export async function startChild(name: string, ...args: object[]): Promise<Child> {
  const file = fileURLToPath(new URL(`children/${name}.ts`, import.meta.url));
  const process_ = fork(
    file,
    args.map((each) => JSON.stringify(each)),
    { env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", "ignore", "pipe", "ipc"] },
  );
  const said = process_.stderr ? text(process_.stderr) : Promise.resolve("");
  const ended = once(process_, "exit");
  const [announcement] = (await Promise.race([once(process_, "message"), ended.then(() => [])])) as Partial<
    [Announcement]
  >;
  if (!announcement) throw new Error(`${name} did not start: ${(await said).trim()}`);
  return {
    ...announcement,
    pid: process_.pid ?? 0,
    async stop() {
      if (process_.connected) process_.disconnect();
      await ended;
    },
  };
}

/** Starts a subject, works with it, and ends it. */
export async function withChild<T>(
  [name, ...args]: [string, ...object[]],
  work: (child: Child) => Promise<T>,
): Promise<T> {
  const child = await startChild(name, ...args);
  try {
    return await work(child);
  } finally {
    await child.stop();
  }
}
