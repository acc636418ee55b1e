import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { devportal, startPortal, type PortalOptions } from "../../tools/portal.ts";

export interface PortalServer {
  url: string;
  pid: number;
  /** A token of the account `owner@example.com`, which is the operator. */
  token: string;
  /** The folder with its database. */
  data: string;
  /** Everything it wrote to its log. */
  log(): Promise<string>;
  /** Makes a further token. */
  makeToken(scopes: string, email?: string): Promise<string>;
  /** Makes a further account. */
  makeAccount(email: string): Promise<void>;
  /** Stops the process and keeps the data, so that `start` brings the same portal back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes the data. */
  remove(): Promise<void>;
}

type Options = Pick<PortalOptions, "flags" | "env">;

/** The real `devportal serve` in a process and a folder of its own, with one account. */
export async function newPortalServer(options: Options = {}): Promise<PortalServer> {
  const folder = await mkdtemp(join(tmpdir(), "devportal-portal-"));
  await addAccount(dataOf(folder), "owner@example.com");
  const token = await addToken(dataOf(folder), "owner@example.com", "read,write,secrets,operator");
  return portalServerIn(folder, token, options);
}

/** The same in a folder whose `data` another portal has left, of which this is a token. */
export async function portalServerIn(
  folder: string,
  token: string,
  options: Options = {},
): Promise<PortalServer> {
  const data = dataOf(folder);
  const log = join(folder, "log");
  let running = await startPortal({ ...options, data, port: 0, log });
  const stop = () => running.stop();
  return {
    url: running.url,
    pid: running.pid,
    token,
    data,
    log: () => readFile(log, "utf8"),
    makeToken: (scopes, email = "owner@example.com") => addToken(data, email, scopes),
    makeAccount: (email) => addAccount(data, email),
    stop,
    async start() {
      running = await startPortal({ ...options, data, port: Number(new URL(running.url).port), log });
    },
    async remove() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const dataOf = (folder: string) => join(folder, "data");

async function addAccount(data: string, email: string): Promise<void> {
  await devportal(
    ["account", "create", "--data", data, "--email", email, "--password-stdin"],
    "a long password\n",
  );
}

function addToken(data: string, email: string, scopes: string): Promise<string> {
  return devportal(["token", "create", "--data", data, "--email", email, "--scopes", scopes]);
}
