import { sql } from "kysely";
import { Complaint } from "../complaint.ts";
import type { Dialect } from "./dialect.ts";
import { initial } from "./migrations/001-initial.ts";
import { signingIn } from "./migrations/002-signing-in.ts";
import { oauth } from "./migrations/003-oauth.ts";
import { sandboxSecrets } from "./migrations/004-sandbox-secrets.ts";
import type { Database } from "./tables.ts";

const migrations: { name: string; statements: (dialect: Dialect) => string[] }[] = [
  { name: "initial", statements: initial },
  { name: "signing-in", statements: signingIn },
  { name: "oauth", statements: oauth },
  { name: "sandbox-secrets", statements: sandboxSecrets },
];

/** Brings the tables up to date. Processes may do so at the same time: whoever inserts a number runs it. */
export async function migrate(db: Database, dialect: Dialect, now: string): Promise<void> {
  await sql`create table if not exists migrations (
    number integer primary key, name text not null, applied_at text not null)`.execute(db);
  for (const [index, { name, statements }] of migrations.entries()) {
    await db.transaction().execute(async (transaction) => {
      const inserted = await transaction
        .insertInto("migrations")
        .values({ number: index + 1, name, applied_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning("number")
        .executeTakeFirst();
      if (!inserted) return;
      for (const statement of statements(dialect)) await sql.raw(statement).execute(transaction);
    });
  }
  await requireMigrated(db);
}

/** @throws Complaint when the tables are not those of this version. */
export async function requireMigrated(db: Database): Promise<void> {
  const tables = await db.introspection.getTables();
  const begun = tables.some(({ name }) => name === "migrations");
  const newest = begun ? await newestOf(db) : 0;
  if (newest > migrations.length) {
    throw new Complaint("This data was written by a newer devportal. Start that version, or a newer one.");
  }
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
