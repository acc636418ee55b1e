import type { InjectOptions } from "fastify";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addAccount } from "../../portal/accounts/accounts.ts";
import { createApp, type AppOptions } from "../../portal/app.ts";
import { scopes, type Scope } from "../../portal/context.ts";
import { logOptions } from "../../portal/log.ts";
import { newSealingKey, sealingKeys } from "../../portal/sealing.ts";
import { openPostgresStore } from "../../portal/store/postgres.ts";
import { openSqliteStore } from "../../portal/store/sqlite.ts";
import type { Database } from "../../portal/store/tables.ts";
import { issueToken } from "../../portal/tokens/tokens.ts";
import { databaseOfSuite } from "./databases.ts";

export { runCli, spawnPortal, startCli } from "./spawn-portal.ts";

/** What a test says of a request; a body that is neither text nor bytes is sent as JSON. */
export interface TestRequest {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What a test's token may do; by default everything, for ever. */
export interface TokenOptions {
  as?: readonly Scope[];
  appIds?: string[] | null;
  expiresAt?: string | null;
}

/**
 * A portal in this process, without a port, on a database of its own and with a clock that stands still.
 * @param fill Writes what the database's file holds before it is opened; only SQLite has one.
 */
export async function startPortal(options: Partial<AppOptions> = {}, fill?: (file: string) => void) {
  const folder = await mkdtemp(join(tmpdir(), "devportal-"));
  const file = join(folder, "devportal.db");
  fill?.(file);
  const database = fill ? undefined : await databaseOfSuite();
  const openStore = () =>
    database ? openPostgresStore(database.url, { connections: 5 }) : openSqliteStore(file);
  const store = await openStore();
  let time = Date.parse("2026-01-02T03:04:05.000Z");
  const clock = () => new Date(time);
  const here = (db: Database) => ({ db, actor: null, now: clock().toISOString() });
  const log: string[] = [];
  const app = await createApp({
    store,
    clock,
    keys: sealingKeys([newSealingKey()]),
    publicUrl: () => "http://localhost",
    log: logOptions("info", { write: (line) => void log.push(line) }),
    ...options,
  });

  return {
    app,
    store,
    /** The same database, as another process has it open. */
    openStore,
    /** The URL of its database, where that is PostgreSQL. */
    databaseUrl: database?.url,
    clock,
    /** Where the database's files are. */
    folder,
    /** Every line logged so far. */
    log,
    /** Lets time pass. */
    advance: (milliseconds: number) => void (time += milliseconds),

    /** An account with a token of its own; the first one is the operator. */
    async account(
      email: string,
      { operator = false, as = scopes }: { operator?: boolean } & TokenOptions = {},
    ) {
      const account = await store.write((db) =>
        addAccount(here(db), {
          email,
          firstName: "Ada",
          lastName: "Example",
          passwordHash: "none",
          operator,
        }),
      );
      if (!account) throw new Error(`There is an account ${email} already.`);
      return { ...account, token: await this.token(account.id, { as }) };
    },

    /** Another token of an account. */
    token(accountId: string, { as = scopes, appIds = null, expiresAt = null }: TokenOptions = {}) {
      const token = { accountId, name: "test", scopes: as, appIds, expiresAt };
      return store.write((db) => issueToken(here(db), token));
    },

    /** Sends a request to a path under `/api/v1`. */
    async send(
      method: NonNullable<InjectOptions["method"]>,
      path: string,
      { token, body, headers }: TestRequest = {},
    ) {
      const payload = body as InjectOptions["payload"];
      const response = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
        ...(body === undefined ? {} : { payload }),
      });
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.body,
        bytes: response.rawPayload,
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what the test expects
        json: <T = Record<string, unknown>>() => response.json<T>(),
      };
    },

    async stop() {
      await app.close();
      await store.close();
      await database?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type TestPortal = Awaited<ReturnType<typeof startPortal>>;
