import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { setUpLinkFor } from "./accounts/set-up.ts";
import { createApp } from "./app.ts";
import { seconds } from "./clock.ts";
import { Complaint } from "./complaint.ts";
import { openDataFolder, sealingKeysFile } from "./data-folder.ts";
import { appendTo, standardError } from "./log-file.ts";
import { logOptions } from "./log.ts";
import { startDelivery, type MailServer } from "./mail/delivery.ts";
import { loadSealingKeys } from "./sealing-key-file.ts";

export interface ServerOptions {
  /** The folder that holds everything. */
  data: string;
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
  /** How long requests under way may take once the server is told to stop, in milliseconds; by default 10 s. */
  grace?: number;
}

export interface Server {
  /** Where it listens. */
  url: string;
  /** With which the first account can be made, once; undefined when there is one. */
  setUpLink: string | undefined;
  /** Finishes the requests under way, but waits no longer than the grace, writes what waits and closes the data. */
  stop: () => Promise<void>;
}

/** Starts the portal on a data folder and a port. */
export async function startServer({
  data,
  host,
  port,
  publicUrl,
  logFile,
  logLevel,
  trustProxy,
  mailServer,
  grace = 10 * seconds,
}: ServerOptions): Promise<Server> {
  const log = logFile ? await appendTo(logFile) : standardError;
  const store = await openDataFolder(data, { make: true });
  const clock = () => new Date();
  let url = `http://localhost:${port}`;
  let app: FastifyInstance | undefined;
  try {
    const keys = await loadSealingKeys(sealingKeysFile(data), store, {
      now: clock().toISOString(),
      warn: (line) => console.error(`devportal: ${line}`),
    });
    const parts = { store, clock, keys, publicUrl: () => publicUrl ?? url };
    const running = await createApp({ ...parts, log: logOptions(logLevel, log), trustProxy });
    app = running;
    await running.listen({ host, port, listenTextResolver: () => "listening" }).catch((error: unknown) => {
      throw notListening(error, host, port);
    });
    const bound = running.server.address() as AddressInfo;
    url = `http://${host.includes(":") ? `[${host}]` : host}:${bound.port}`;
    const setUpLink = await setUpLinkFor(parts);
    const delivery = mailServer && startDelivery({ ...parts, log: running.log }, mailServer);
    return {
      url,
      setUpLink,
      async stop() {
        // Once closed, Node no longer ends the connections whose requests come too slowly.
        const giveUp = setTimeout(() => running.server.closeAllConnections(), grace).unref();
        await Promise.all([running.close(), delivery?.stop(grace)]);
        clearTimeout(giveUp);
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

function notListening(error: unknown, host: string, port: number): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new Complaint(
        `Port ${port} on ${host} is in use: stop what listens there, or choose another with --port.`,
      );
    case "EACCES":
      return new Complaint(
        `Port ${port} needs rights that this user lacks: choose one from 1024 up with --port.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Complaint(`${host} is no address of this machine: choose another with --host.`);
    default:
      return error;
  }
}
