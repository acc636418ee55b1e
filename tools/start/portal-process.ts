import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { isAlive } from "../lock.ts";
import { startPortal, type RunningPortal } from "../portal.ts";
import { files, read, shown, writePrivate } from "./files.ts";

/** The portal of this repository; ends one that a killed run left behind, refuses a port that is taken. */
export async function startOwnPortal(port: number): Promise<RunningPortal> {
  await endLeftOver();
  if (port !== 0 && (await isBusy(port))) {
    throw new Error(
      `Port ${port} is in use by another program. Choose another: npm start -- --port ${port + 1}`,
    );
  }
  const portal = await startPortal({ data: files.portalData, port, log: files.portalLog, detached: true });
  writePrivate(files.portalProcess, JSON.stringify({ pid: portal.pid, url: portal.url }));
  const forget = () => rmSync(files.portalProcess, { force: true });
  void portal.exited.then(forget);
  return portal;
}

/** Address and process of the portal that runs now, if one does. */
export function runningPortal(): { pid: number; url: string } | undefined {
  const text = read(files.portalProcess);
  const noted = text ? (JSON.parse(text) as { pid: number; url: string }) : undefined;
  return noted && isOurPortal(noted.pid) ? noted : undefined;
}

async function endLeftOver() {
  const left = runningPortal();
  if (!left) return;
  console.log(`Stopping the portal that an earlier run left behind (process ${left.pid}).`);
  process.kill(left.pid, "SIGTERM");
  for (let tries = 0; isAlive(left.pid); tries++) {
    if (tries > 100) throw new Error(`Process ${left.pid} does not stop; see ${shown(files.portalLog)}.`);
    await wait(100);
  }
}

function isOurPortal(pid: number) {
  if (!isAlive(pid)) return false;
  try {
    const command = execFileSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes(files.portalData);
  } catch {
    return false;
  }
}

async function isBusy(port: number) {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    return false;
  } catch {
    return true;
  } finally {
    server.close();
  }
}
