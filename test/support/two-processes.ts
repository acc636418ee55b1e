import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { newDatabase } from "./postgres/server.ts";
import { runCli, spawnPortal } from "./spawn-portal.ts";

type Process = Awaited<ReturnType<typeof spawnPortal>>;

export interface Sent {
  token: string;
  body?: unknown;
  key?: string;
}

/** What the portal is too busy, or not there, to answer otherwise. */
const again = new Set<number | undefined>([429, 503, undefined]);

/** Two portal processes on one PostgreSQL, asked in turn; any may be killed, and another one started in its place. */
export async function startTwoProcesses() {
  const data = await mkdtemp(join(tmpdir(), "devportal-"));
  const database = await newDatabase();
  const start = (account = false) => spawnPortal({ data, databaseUrl: database.url, account });
  const first = await start(true);
  const running: Process[] = [first, await start()];
  let turn = 0;

  /** @returns the status and the body; no status when the one whose turn it is cannot answer. */
  async function send(method: string, path: string, { token, body, key }: Sent) {
    const portal = running[turn++ % running.length];
    try {
      const response = await fetch(`${portal?.url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(key === undefined ? {} : { "idempotency-key": key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, json: (text ? JSON.parse(text) : {}) as Record<string, never> };
    } catch {
      return { status: undefined, json: {} as Record<string, never> };
    }
  }

  return {
    token: first.token,
    databaseUrl: database.url,
    send,

    /** Sends until one of the two is there, and not too busy. */
    async insist(method: string, path: string, sent: Sent) {
      for (;;) {
        const answer = await send(method, path, sent);
        if (!again.has(answer.status)) return answer;
        await delay(20);
      }
    },

    /** Another account, with a token. */
    async account(email: string): Promise<string> {
      const env = { DEVPORTAL_DATABASE_URL: database.url };
      await runCli(["account", "create", "--email", email, "--password-stdin"], "correct horse", env);
      const made = await runCli(["token", "create", "--email", email], "", env);
      return made.stdout.trim();
    },

    /** Kills one of the two and starts another one. */
    async kill(index: number) {
      await running[index]?.stop("SIGKILL");
      running[index] = await start();
    },

    async stop() {
      await Promise.all(running.map((each) => each.stop()));
      await database.drop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

export type TwoProcesses = Awaited<ReturnType<typeof startTwoProcesses>>;
