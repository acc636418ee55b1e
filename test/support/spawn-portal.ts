import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { databaseOfSuite } from "./databases.ts";

const cli = fileURLToPath(new URL("../../portal/cli.ts", import.meta.url));

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command `devportal` to its end. */
export function runCli(args: string[], stdin = "", env: Record<string, string> = {}): Promise<Finished> {
  return startCli(args, stdin, env).finished;
}

/** Starts the command `devportal`, which is over when `finished` resolves. */
export function startCli(args: string[], stdin = "", env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, ...env } });
  child.stdin.end(stdin);
  const finished = Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]).then(([stdout, stderr, [code]]): Finished => ({ code, stdout, stderr }));
  return { process: child, finished };
}

export interface SpawnOptions {
  /** A data folder to go on with, which is then kept. */
  data?: string;
  /** Whether an account and a token are made; by default they are. */
  account?: boolean;
  email?: string;
  scopes?: string;
  /** The URL of a PostgreSQL database to use; by default one of its own in a suite that uses PostgreSQL. */
  databaseUrl?: string;
  /** More arguments of `devportal serve`. */
  args?: string[];
}

/** A portal in a process of its own on a free port, by default with an account (an operator) and a token. */
export async function spawnPortal(options: SpawnOptions = {}) {
  const { account = true, args = [] } = options;
  const data = options.data ?? (await mkdtemp(join(tmpdir(), "devportal-")));
  const database = options.data || options.databaseUrl ? undefined : await databaseOfSuite();
  const databaseUrl = options.databaseUrl ?? database?.url;
  const env: Record<string, string> = databaseUrl ? { DEVPORTAL_DATABASE_URL: databaseUrl } : {};
  const token = account ? await ownToken(data, env, options) : "";
  const child = spawn(process.execPath, [cli, "serve", "--data", data, "--port", "0", ...args], {
    env: { ...process.env, ...env },
  });
  const log: string[] = [];
  const lines = createInterface(child.stderr).on("line", (line) => log.push(line));
  const stopped = once(child, "close").then(([code]) => code as number | null);
  const url = await addressOf(child, log);

  return {
    url,
    token,
    data,
    /** The URL of its database, where that is PostgreSQL. */
    databaseUrl,
    /** Every line logged so far. */
    log,
    process: child,
    /** Resolves when a line that holds the text was logged. */
    async logged(text: string) {
      while (!log.some((line) => line.includes(text))) await once(lines, "line");
    },
    /** The exit code, once the process has ended. */
    stopped,
    /** Stops it, if it runs, and removes the data that were made for it. */
    async stop(signal: NodeJS.Signals = "SIGTERM") {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const code = await stopped;
      await database?.drop();
      if (!options.data) await rm(data, { recursive: true, force: true });
      return code;
    },
  };
}

async function ownToken(
  data: string,
  env: Record<string, string>,
  { email = "ada@example.com", scopes = "read,write,secrets,operator" }: SpawnOptions,
) {
  await runCli(
    ["account", "create", "--data", data, "--email", email, "--password-stdin"],
    "correct horse",
    env,
  );
  const made = await runCli(
    ["token", "create", "--data", data, "--email", email, "--scopes", scopes],
    "",
    env,
  );
  return made.stdout.trim();
}

async function addressOf(child: ChildProcess, log: string[]): Promise<string> {
  if (!child.stdout) throw new Error("The portal's output is not piped.");
  for await (const line of createInterface(child.stdout)) {
    const url = /^devportal listening on (http:\S+)$/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error(`The portal ended before it listened:\n${log.join("\n")}`);
}
