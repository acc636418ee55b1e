import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import pg from "pg";

let running: Promise<string> | undefined;
let made = 0;

/** Where the PostgreSQL server of this run listens, which is started once and ends with the process. */
function serverAddress(): Promise<string> {
  return (running ??= start());
}

async function start(): Promise<string> {
  const keeper = fork(fileURLToPath(new URL("keeper.ts", import.meta.url)), {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const said = keeper.stderr ? text(keeper.stderr) : Promise.resolve("");
  const [address] = (await Promise.race([
    once(keeper, "message"),
    once(keeper, "exit").then(() => []),
  ])) as Partial<[string]>;
  if (address === undefined) throw new Error(`PostgreSQL did not start: ${(await said).trim()}`);
  release(keeper);
  return address;
}

function release(keeper: ChildProcess): void {
  keeper.unref();
  keeper.channel?.unref();
  (keeper.stderr as unknown as { unref(): void } | null)?.unref();
}

const urlOf = (address: string, name: string) => `postgres://devportal@${address}/${name}`;

/** An empty database of its own. */
export async function newDatabase() {
  const address = await serverAddress();
  const name = `portal_${process.pid}_${++made}`;
  await onDatabase(urlOf(address, "postgres"), (client) => client.query(`create database ${name}`));
  return {
    url: urlOf(address, name),
    /** Removes it, whoever still uses it. */
    drop: () =>
      onDatabase(urlOf(address, "postgres"), (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      ),
  };
}

export type TestDatabase = Awaited<ReturnType<typeof newDatabase>>;

/** Runs something on a connection of its own. */
export async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
