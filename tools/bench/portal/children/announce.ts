import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Announcement } from "../announcement.ts";

/** Starts a subject in a folder of its own, and ends this process with the benchmark that forked it, however that ends. */
export async function announce(start: (folder: string) => Promise<Announcement>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "devportal-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  process.once("disconnect", () => process.exit());
  if (!process.connected) process.exit();
  // Ctrl-C reaches the benchmark too, whose end is told by the disconnection.
  process.on("SIGINT", () => undefined);
  process.send?.(await start(folder));
}

/** Lets a server listen on a free port of this machine. @returns its address. */
export async function listen(server: Server): Promise<string> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return addressOf(server);
}

export function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
