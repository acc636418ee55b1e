import pg from "pg";
import { Complaint } from "../complaint.ts";
import { refuse } from "../errors.ts";
import { postgresDialect } from "./dialect.ts";
import { migrate, requireMigrated } from "./migrate.ts";
import { command, ConnectionLost, handlesOnPool, run } from "./postgres-connection.ts";
import type { Store } from "./store.ts";
import type { Database } from "./tables.ts";
import { OutcomeUnknown, retried } from "./transaction-retries.ts";

export interface PostgresOptions {
  /** Whether tables are made if there are none, and brought up to date if they are older; by default they are. */
  migrates?: boolean;
  /** How many connections it opens at most; by default 10. */
  connections?: number;
  /** How many transactions may wait for a connection; by default 10,000. */
  waiting?: number;
  /** Told each time that a transaction is run again, with an SQLSTATE or `connection`. */
  onRetry?: ((reason: string) => void) | undefined;
}

/** For a connection that is free, and for the server to answer. */
const connectTimeout = 10_000;

/** A process that hangs must not hold what others wait for. */
const longestStatement = 30_000;

/**
 * Opens a PostgreSQL database, or one that speaks its protocol. Any number of processes may have it open.
 * @param url `postgres://user:password@host:port/database`, with the parameters that PostgreSQL knows.
 * @throws Complaint when the database cannot be reached or is of another version.
 */
export async function openPostgresStore(
  url: string,
  { migrates = true, connections = 10, waiting = 10_000, onRetry = () => undefined }: PostgresOptions = {},
): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: longestStatement,
    idle_in_transaction_session_timeout: longestStatement,
    keepAlive: true,
    application_name: "devportal",
  });
  // A connection that breaks while nobody asks it anything tells so when it is asked next.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  let closed: Promise<void> | undefined;
  const openHandle = handlesOnPool(pool);

  async function connect(): Promise<pg.PoolClient> {
    if (pool.waitingCount >= waiting) throw refuse("overloaded");
    try {
      return await pool.connect();
    } catch (error) {
      if (pool.idleCount === 0 && pool.totalCount >= connections) throw refuse("overloaded");
      throw new ConnectionLost("The database cannot be reached.", { cause: error });
    }
  }

  async function transaction<T>(begin: string, work: (db: Database) => Promise<T>): Promise<T> {
    const client = await connect();
    let broken: unknown;
    try {
      await command(client, begin);
      const handle = openHandle(client);
      const value = await work(handle.db).finally(() => handle.close());
      await command(client, "commit").catch((error: unknown) => {
        throw error instanceof ConnectionLost ? new OutcomeUnknown(error.message, { cause: error }) : error;
      });
      return value;
    } catch (error) {
      if (error instanceof ConnectionLost) broken = error;
      else await command(client, "rollback").catch((failure: unknown) => (broken = failure));
      throw error;
    } finally {
      client.release(broken !== undefined);
    }
  }

  const write: Store["write"] = (work) => retried(() => transaction("begin", work), onRetry);
  const read: Store["read"] = (work) =>
    retried(() => transaction("begin isolation level repeatable read read only", work), onRetry);

  try {
    const dialect = postgresDialect(await versionOf(connect));
    if (migrates) await migrate(write, dialect, new Date().toISOString());
    else await read((db) => requireMigrated(db, dialect));
    const load = () => ({
      any: { running: pool.totalCount - pool.idleCount, waiting: pool.waitingCount },
    });
    return { dialect, read, write, load, close: () => (closed ??= pool.end()) };
  } catch (error) {
    await pool.end();
    throw unusable(error);
  }
}

async function versionOf(connect: () => Promise<pg.PoolClient>): Promise<string> {
  const client = await connect();
  try {
    const { rows } = await run<{ version: string }>(client, { sql: "select version()", parameters: [] });
    return rows[0]?.version ?? "";
  } finally {
    client.release();
  }
}

// The URL holds a password: no message names more of it than the driver's own.
function unusable(error: unknown): unknown {
  if (error instanceof Complaint) return error;
  const cause = error instanceof ConnectionLost ? error.cause : error;
  if (!(cause instanceof Error)) return error;
  const code = "code" in cause ? ` (${String(cause.code)})` : "";
  return new Complaint(
    `The database cannot be used: ${cause.message || "no answer"}${code}. Check the database URL, that the server runs, and that this user may create tables.`,
    { cause: error },
  );
}
