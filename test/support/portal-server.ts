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

/** The real `devportal serve` in a process and a folder of its own, with one account. */
export async function newPortalServer(
  options: Pick<PortalOptions, "flags" | "env"> = {},
): Promise<PortalServer> {
  const folder = await mkdtemp(join(tmpdir(), "devportal-portal-"));
  const data = join(folder, "data");
  const log = join(folder, "log");
  const makeAccount = async (email: string) => {
    await devportal(
      ["account", "create", "--data", data, "--email", email, "--password-stdin"],
      "a long password\n",
    );
  };
  const makeToken = (scopes: string, email = "owner@example.com") =>
    devportal(["token", "create", "--data", data, "--email", email, "--scopes", scopes]);
  await makeAccount("owner@example.com");
  let running = await startPortal({ ...options, data, port: 0, log });
  const stop = () => running.stop();
  return {
    url: running.url,
    pid: running.pid,
    token: await makeToken("read,write,secrets,operator"),
    data,
    log: () => readFile(log, "utf8"),
    makeToken,
    makeAccount,
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
