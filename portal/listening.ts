import type { AddressInfo, Server } from "node:net";
import { Complaint } from "./complaint.ts";

/** Where something shall listen; `options` is how the command line's options for it begin, such as `--metrics-`. */
export interface Listening {
  host: string;
  port: number;
  options?: string;
}

/** The address of what listens. */
export function urlOf(server: Server, { host }: Pick<Listening, "host">): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Says why nothing can listen there, and what to choose instead; other errors stay as they are. */
export function notListening(error: unknown, { host, port, options = "--" }: Listening): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new Complaint(
        `Port ${port} on ${host} is in use: stop what listens there, or choose another with ${options}port.`,
      );
    case "EACCES":
      return new Complaint(
        `Port ${port} needs rights that this user lacks: choose one from 1024 up with ${options}port.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Complaint(`${host} is no address of this machine: choose another with ${options}host.`);
    default:
      return error;
  }
}
