import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../portal/bin/devportal.cjs", import.meta.url));

export interface RunningPortal {
  url: string;
  pid: number;
  /** Resolves when the process is gone, whoever ended it. */
  exited: Promise<void>;
  /** Asks it to finish what it is doing and to stop. */
  stop(): Promise<void>;
}

export interface PortalOptions {
  data: string;
  /** 0 picks a free one. */
  port: number;
  host?: string;
  /** Further flags of `devportal serve`. */
  flags?: string[];
  env?: NodeJS.ProcessEnv;
  /** The file its log goes to. */
  log: string;
  /** Keeps a Ctrl-C in the terminal from it, so that the starter can stop it last. */
  detached?: boolean;
}

/** Starts `devportal serve` and waits until it listens; throws what it said when it stops before that. */
export async function startPortal(options: PortalOptions): Promise<RunningPortal> {
  const { data, port, host = "127.0.0.1", flags = [], env, log, detached = false } = options;
  const args = ["serve", "--data", data, "--port", String(port), "--host", host, ...flags];
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached,
  });
  const file = createWriteStream(log, { flags: "a", mode: 0o600 });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-2000)));
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const exited = once(child, "close").then(() => void file.end());
  const url = await Promise.race([listening(child.stdout), exited.then(() => undefined)]);
  if (url === undefined || child.pid === undefined)
    throw new Error(`The portal did not start: ${said.trim()}`);
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
  };
  return { url, pid: child.pid, exited, stop };
}

function listening(output: NodeJS.ReadableStream) {
  let text = "";
  return new Promise<string>((resolve) => {
    output.on("data", (data: Buffer) => {
      text += data.toString();
      const url = /^devportal listening on (\S+)$/m.exec(text)?.[1];
      if (url) resolve(url);
    });
  });
}

/** Runs one `devportal` command and returns what it printed. */
export async function devportal(args: string[], input = "", env: NodeJS.ProcessEnv = {}): Promise<string> {
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let out = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stdin.end(input);
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`devportal ${args.slice(0, 2).join(" ")}: ${said.trim()}`);
  return out.trim();
}
