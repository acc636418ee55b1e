import type { AddressInfo } from "node:net";
import type { AppOptions } from "../../portal/app.ts";
import { newMetrics } from "../../portal/metrics/metrics.ts";
import { startPortal } from "./portal.ts";

/** A portal in this process that listens and counts. */
export async function countingPortal(options: Partial<AppOptions> = {}) {
  const metrics = newMetrics();
  const portal = await startPortal({ metrics, ...options });
  metrics.watchStore(portal.store);
  await portal.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = portal.app.server.address() as AddressInfo;
  const text = () => metrics.registry.metrics();
  return {
    ...portal,
    metrics,
    url: `http://127.0.0.1:${port}`,
    port,
    /** Everything that is told. */
    text,
    /** The value of a line, by what it begins with; undefined when there is none. */
    async value(line: string): Promise<number | undefined> {
      const found = (await text()).split("\n").find((each) => each.startsWith(`${line} `));
      return found === undefined ? undefined : Number(found.split(" ").at(-1));
    },
  };
}

export type CountingPortal = Awaited<ReturnType<typeof countingPortal>>;
