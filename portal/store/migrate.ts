import { sql } from "kysely";
import { Complaint } from "../complaint.ts";
import type { Dialect } from "./dialect.ts";
import { initial } from "./migrations/001-initial.ts";
import { signingIn } from "./migrations/002-signing-in.ts";
import { oauth } from "./migrations/003-oauth.ts";
import { sandboxSecrets } from "./migrations/004-sandbox-secrets.ts";
import { severalProcesses } from "./migrations/005-several-processes.ts";
import { manyApps } from "./migrations/006-many-apps.ts";
import type { Database } from "./tables.ts";

const migrations: { name: string; statements: (dialect: Dialect) => string[] }[] = [
  { name: "initial", statements: initial },
  { name: "signing-in", statements: signingIn },
  { name: "oauth", statements: oauth },
  { name: "sandbox-secrets", statements: sandboxSecrets },
  { name: "several-processes", statements: severalProcesses },
  { name: "many-apps", statements: manyApps },
];

/** The number of the newest migration that this version knows. */
export const newestMigration = migrations.length;

/** Runs queries in one transaction. */
export type Transact = <T>(work: (db: Database) => Promise<T>) => Promise<T>;

/** Brings the tables up to date. Processes may do so at the same time: whoever inserts a number runs it. */
export async function migrate(transact: Transact, dialect: Dialect, now: string): Promise<void> {
  const run = (db: Database, statement: string) =>
    sql.raw(statement.replace(/\btext\b/g, dialect.text)).execute(db);
  await transact((db) =>
    run(
      db,
      "create table if not exists migrations (number integer primary key, name text not null, applied_at text not null)",
    ),
  );
  for (const [index, { name, statements }] of migrations.entries()) {
    await transact(async (db) => {
      const inserted = await db
        .insertInto("migrations")
        .values({ number: index + 1, name, applied_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning("number")
        .executeTakeFirst();
      if (!inserted) return;
      for (const statement of statements(dialect)) await run(db, statement);
    });
  }
  await transact((db) => requireMigrated(db, dialect));
}

/** @throws Complaint when the tables are not those of this version. */
export async function requireMigrated(db: Database, dialect: Dialect): Promise<void> {
  const newest = (await dialect.hasTable(db, "migrations")) ? await newestOf(db) : 0;
  if (newest > migrations.length) {
    throw new Complaint("This data was written by a newer devportal. Start that version, or a newer one.");
  }
  if (newest === 0) throw new Complaint("This database holds no portal data: `devportal serve` makes them.");
  if (newest < migrations.length) {
    throw new Complaint(
      "This data was written by an older devportal. Use that version while it runs; `devportal serve` of this one brings the data up to date.",
    );
  }
}

async function newestOf(db: Database): Promise<number> {
  const { newest } = await db
    .selectFrom("migrations")
    .select((query) => query.fn.max<number | null>("number").as("newest"))
    .executeTakeFirstOrThrow();
  return newest ?? 0;
}
