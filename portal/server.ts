import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { setUpLinkFor } from "./accounts/set-up.ts";
import { createApp } from "./app.ts";
import { seconds } from "./clock.ts";
import { openData, sealingKeysFile, type Place } from "./data.ts";
import { databaseFile } from "./data-folder.ts";
import { notListening, urlOf, type Listening } from "./listening.ts";
import { appendTo, standardError } from "./log-file.ts";
import { logOptions } from "./log.ts";
import { startDelivery, type MailServer } from "./mail/delivery.ts";
import { loadSealingKeys } from "./sealing-key-file.ts";
import { checkInBackground } from "./store/background-check.ts";

export interface ServerOptions extends Place {
  host: string;
  /** 0 picks a free one. */
  port: number;
  /** Under which people and programs reach the portal; by default where it listens. */
  publicUrl?: string;
  /** Where log lines are appended; by default they go to stderr. */
  logFile?: string;
  logLevel: string;
  /** The proxies whose X-Forwarded-For is believed, as addresses or networks; by default none. */
  trustProxy?: string[];
  /** What takes mails away; by default they stay in the outbox. */
  mailServer?: MailServer;
  /** Where metrics are served; by default nothing is counted. */
  metricsAt?: Listening | undefined;
  /** For how many seconds it still takes requests once it is told to stop, and says that it will; by default 0. */
  drain?: number;
  /** How long requests under way may take once the server is told to stop, in milliseconds; by default 10 s. */
  grace?: number;
}

export interface Server {
  /** Where it listens. */
  url: string;
  /** Where the metrics are, if they are served. */
  metricsUrl: string | undefined;
  /** With which the first account can be made, once; undefined when there is one. */
  setUpLink: string | undefined;
  /**
   * Says by `/readyz` that it will stop while it drains; then finishes the requests under way, but waits no longer than the
   * grace, writes what waits and closes the data.
   */
  stop: () => Promise<void>;
}

/** Starts the portal on a data folder and a port. */
export async function startServer({
  host,
  port,
  publicUrl,
  logFile,
  logLevel,
  trustProxy,
  mailServer,
  metricsAt,
  drain = 0,
  grace = 10 * seconds,
  ...place
}: ServerOptions): Promise<Server> {
  const log = logFile ? await appendTo(logFile) : standardError;
  // Loaded only where they are wanted, because most portals start sooner without them.
  const metrics = metricsAt && (await import("./metrics/metrics.ts")).newMetrics();
  const store = await openData(place, { make: true, ...metrics?.storeListener });
  metrics?.watchStore(store);
  const clock = () => new Date();
  let url = `http://localhost:${port}`;
  let app: FastifyInstance | undefined;
  let draining = false;
  try {
    const keys = await loadSealingKeys(sealingKeysFile(place), store, {
      shared: place.databaseUrl !== undefined,
      now: clock().toISOString(),
      warn: (line) => console.error(`devportal: ${line}`),
    });
    const parts = { store, clock, keys, publicUrl: () => publicUrl ?? url };
    const running = await createApp({
      ...parts,
      log: logOptions(logLevel, log),
      trustProxy,
      isDraining: () => draining,
      metrics,
    });
    app = running;
    await running.listen({ host, port, listenTextResolver: () => "listening" }).catch((error: unknown) => {
      throw notListening(error, { host, port });
    });
    url = urlOf(running.server, { host });
    const scraped = metricsAt && (await metrics?.serve(metricsAt));
    const setUpLink = await setUpLinkFor(parts);
    const delivery = mailServer && startDelivery({ ...parts, log: running.log }, mailServer);
    const check =
      place.databaseUrl === undefined ? checkInBackground(databaseFile(place.data), running.log) : undefined;
    return {
      url,
      metricsUrl: scraped?.url,
      setUpLink,
      async stop() {
        draining = true;
        await delay(drain * seconds);
        // Once closed, Node no longer ends the connections whose requests come too slowly.
        const giveUp = setTimeout(() => running.server.closeAllConnections(), grace).unref();
        await Promise.all([running.close(), delivery?.stop(grace), check?.stop()]);
        clearTimeout(giveUp);
        await scraped?.stop();
        await store.close();
        await log.end();
      },
    };
  } catch (error) {
    await app?.close();
    await store.close();
    throw error;
  }
}
