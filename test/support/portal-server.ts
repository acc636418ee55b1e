import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseOfSuite } from "./databases.ts";
import { devportal, startPortal, type PortalOptions } from "../../tools/portal.ts";

export interface PortalServer {
  url: string;
  pid: number;
  /** A token of the account `owner@example.com`, which is the operator. */
  token: string;
  /** The folder with its database, unless that is PostgreSQL. */
  data: string;
  /** The URL of its database, where that is PostgreSQL. */
  databaseUrl: string | undefined;
  /** Everything it wrote to its log. */
  log(): Promise<string>;
  /** Makes a further token. */
  makeToken(scopes: string, email?: string): Promise<string>;
  /** Makes a further account. */
  makeAccount(email: string): Promise<void>;
  /** Stops the process and keeps the data, so that `start` brings the same portal back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes the data. */
  remove(): Promise<void>;
}

type Options = Pick<PortalOptions, "flags" | "env">;

/** The real `devportal serve` in a process and a folder of its own, with one account. */
export async function newPortalServer(options: Options = {}): Promise<PortalServer> {
  const folder = await mkdtemp(join(tmpdir(), "devportal-portal-"));
  const database = await databaseOfSuite();
  const place = placeIn(folder, database?.url);
  await addAccount(place, "owner@example.com");
  const token = await addToken(place, "owner@example.com", "read,write,secrets,operator");
  const server = await serve(place, token, options);
  return {
    ...server,
    async remove() {
      await server.stop();
      await database?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same in a folder whose `data` another portal has left, of which this is a token. */
export async function portalServerIn(
  folder: string,
  token: string,
  options: Options = {},
): Promise<PortalServer> {
  const server = await serve(placeIn(folder), token, options);
  return {
    ...server,
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Place = ReturnType<typeof placeIn>;

function placeIn(folder: string, databaseUrl?: string) {
  const env: NodeJS.ProcessEnv = databaseUrl ? { DEVPORTAL_DATABASE_URL: databaseUrl } : {};
  return { data: join(folder, "data"), log: join(folder, "log"), databaseUrl, env };
}

async function serve(
  place: Place,
  token: string,
  { flags, env }: Options,
): Promise<Omit<PortalServer, "remove">> {
  const { data, log, databaseUrl } = place;
  const options = { ...(flags && { flags }), env: { ...place.env, ...env }, data, log };
  let running = await startPortal({ ...options, port: 0 });
  const stop = () => running.stop();
  return {
    url: running.url,
    pid: running.pid,
    token,
    data,
    databaseUrl,
    log: () => readFile(log, "utf8"),
    makeToken: (scopes, email = "owner@example.com") => addToken(place, email, scopes),
    makeAccount: (email) => addAccount(place, email),
    stop,
    async start() {
      running = await startPortal({ ...options, port: Number(new URL(running.url).port) });
    },
  };
}

async function addAccount({ data, env }: Place, email: string): Promise<void> {
  await devportal(
    ["account", "create", "--data", data, "--email", email, "--password-stdin"],
    "a long password\n",
    env,
  );
}

function addToken({ data, env }: Place, email: string, scopes: string): Promise<string> {
  return devportal(["token", "create", "--data", data, "--email", email, "--scopes", scopes], "", env);
}
