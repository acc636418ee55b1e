import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import type { AppArgs } from "pulumi-devportal";
import type { PortalOptions } from "../../tools/portal.ts";
import { newStack, type StackOptions, type TestStack } from "./engine.ts";
import { onDatabase } from "./postgres/server.ts";
import { newPortalServer, type PortalServer } from "./portal-server.ts";
import { startRecorder, type Recorder } from "./recorder.ts";

/** Objects of the portal's API as tests read them. */
export type Answered = any;

export interface Ask {
  body?: unknown;
  /** Default: the token of `owner@example.com`. */
  token?: string;
  headers?: Record<string, string>;
}

export interface Trial {
  portal: PortalServer;
  /** Stands between the stacks and the portal. */
  recorder: Recorder;
  /** The environment in which a provider talks to the portal through the recorder. */
  env: Record<"DEVPORTAL_URL" | "DEVPORTAL_TOKEN", string>;
  /** Asks the portal directly, as a person with curl would; throws when it refuses. */
  api(method: string, path: string, ask?: Ask): Promise<Answered>;
  /** A stack whose provider talks to the portal through the recorder. */
  stack(program: PulumiFn | URL, options?: Partial<StackOptions>): Promise<TestStack>;
  /** What the portal holds: each app with its credentials, sandbox and collaborators. */
  snapshot(): Promise<Answered[]>;
  /** The rows of a query against the portal's database. */
  query<T>(sql: string): Promise<T[]>;
  /** Changes the portal's database behind its back, such as to let time pass. */
  change(sql: string): Promise<void>;
  /** Destroys nothing; stops the portal and removes all folders. */
  end(): Promise<void>;
}

let apps = 0;

/** Arguments of an App with a name that no other app has. */
export function newAppArgs() {
  return {
    name: `App ${++apps}`,
    description: "Shows the open bids.",
    integrationType: "embedded",
    category: "other",
  } satisfies AppArgs;
}

/** A portal of its own with a recorder before it, and stacks that use both; sandboxes are ready at once. */
export async function newTrial(options?: Pick<PortalOptions, "flags" | "env">): Promise<Trial> {
  const trial = await trialOn(await newPortalServer(options));
  await trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds: 0 } });
  return trial;
}

/** The same with a portal that runs already. */
export async function trialOn(portal: PortalServer): Promise<Trial> {
  const recorder = await startRecorder(portal.url);
  const stacks: TestStack[] = [];
  return {
    portal,
    recorder,
    env: { DEVPORTAL_URL: recorder.url, DEVPORTAL_TOKEN: portal.token },
    api: (method, path, ask) => askPortal(portal, method, path, ask),
    snapshot: async () => (await askPortal(portal, "GET", "/snapshot")).items,
    query: (sql) => runSql(portal, sql) as Promise<never[]>,
    async change(sql) {
      await runSql(portal, sql);
    },
    async stack(program, { config, ...rest } = {}) {
      const stack = await newStack({
        program,
        ...rest,
        config: {
          "devportal:url": { value: recorder.url },
          "devportal:token": { value: portal.token, secret: true },
          ...config,
        },
      });
      stacks.push(stack);
      return stack;
    },
    async end() {
      await Promise.all(stacks.map((stack) => stack.remove()));
      await recorder.stop();
      await portal.remove();
    },
  };
}

async function runSql({ data, databaseUrl }: PortalServer, sql: string): Promise<unknown[]> {
  if (databaseUrl) return onDatabase(databaseUrl, async (client) => (await client.query<object>(sql)).rows);
  const database = new DatabaseSync(join(data, "devportal.db"), { timeout: 5000 });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

async function askPortal(
  portal: PortalServer,
  method: string,
  path: string,
  ask: Ask = {},
): Promise<Answered> {
  const { body, token = portal.token, headers = {} } = ask;
  const response = await fetch(`${portal.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
