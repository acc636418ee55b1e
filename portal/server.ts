import { open } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createApp } from "./app.ts";
import { Complaint } from "./complaint.ts";
import { openDataFolder, sealingKeysFile } from "./data-folder.ts";
import { logOptions } from "./log.ts";
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
}

export interface Server {
  /** Where it listens. */
  url: string;
  /** Finishes the requests under way, writes what waits and closes the data. */
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
}: ServerOptions): Promise<Server> {
  const logStream = logFile ? await appendTo(logFile) : process.stderr;
  const store = await openDataFolder(data);
  const clock = () => new Date();
  let url = `http://localhost:${port}`;
  try {
    const app = await createApp({
      store,
      clock,
      keys: await loadSealingKeys(sealingKeysFile(data), store, clock().toISOString()),
      publicUrl: () => publicUrl ?? url,
      log: logOptions(logLevel, logStream),
    });
    await app.listen({ host, port, listenTextResolver: () => "listening" }).catch((error: unknown) => {
      throw notListening(error, host, port);
    });
    const bound = app.server.address() as AddressInfo;
    url = `http://${host.includes(":") ? `[${host}]` : host}:${bound.port}`;
    return {
      url,
      async stop() {
        await app.close();
        await store.close();
        if (logStream !== process.stderr) await new Promise<void>((done) => logStream.end(() => done()));
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function appendTo(file: string) {
  try {
    return (await open(file, "a", 0o600)).createWriteStream();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Complaint(
      `The log file ${file} cannot be written to (${code}): choose another with --log-file.`,
    );
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
