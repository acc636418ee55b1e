import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { startPortal, type RunningPortal } from "../../tools/portal.ts";
import { startBalancer } from "./balancer.ts";
import { newPortalServer, type PortalServer } from "./portal-server.ts";

/** Two processes of one portal on one database, with one account, behind a balancer that asks them in turn. */
export async function newTwoPortalServers(): Promise<PortalServer> {
  const balancer = await startBalancer();
  const flags = ["--public-url", balancer.url];
  const one = await newPortalServer({ flags });
  const { data, databaseUrl } = one;
  const log = join(dirname(data), "log-of-the-other");
  const env: NodeJS.ProcessEnv = databaseUrl ? { DEVPORTAL_DATABASE_URL: databaseUrl } : {};
  let other: RunningPortal;
  const startOther = async () => {
    other = await startPortal({ data, log, env, flags, port: 0 });
    balancer.balance([one.url, other.url]);
  };
  await startOther();
  return {
    ...one,
    url: balancer.url,
    log: async () => `${await one.log()}${await readFile(log, "utf8")}`,
    async stop() {
      await Promise.all([one.stop(), other.stop()]);
    },
    async start() {
      await one.start();
      await startOther();
    },
    async remove() {
      await other.stop();
      await one.remove();
      await balancer.stop();
    },
  };
}
