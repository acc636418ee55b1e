import { sql } from "kysely";
import { Complaint } from "../complaint.ts";
import type { Store } from "../store/store.ts";
import type { Database } from "../store/tables.ts";
import { canonical } from "./checksums.ts";
import { mark } from "./mark.ts";
import type { Reader } from "./places.ts";
import { countRows, pageOf, type Key } from "./rows.ts";
import type { Table } from "./schema.ts";

/** How far a table is copied. */
export interface Progress {
  /** The key of the last row; null before the first. */
  after: Key | null;
  rows: number;
}

/** Which database is copied, and which it was when the copy began. */
export interface Origin {
  /** When its tables were made. */
  made: string;
  /** Its newest audit event. */
  newest: string | null;
}

const origin = "from";

export function originOf(source: Reader): Promise<Origin> {
  return source.read(async (db) => {
    const first = db.selectFrom("migrations").where("number", "=", 1).select("applied_at");
    const { applied_at: made } = await first.executeTakeFirstOrThrow();
    const newest = db.selectFrom("audit_events").orderBy("id", "desc").limit(1).select("id");
    return { made, newest: (await newest.executeTakeFirst())?.id ?? null };
  });
}

/**
 * Begins a copy in an empty database, or finds one that began before.
 * @returns how far each table is, by its name.
 * @throws Complaint when the database holds anything else.
 */
export async function beginOrGoOn(
  target: Store,
  from: Origin,
  tables: Table[],
): Promise<Map<string, Progress>> {
  if ((await originOf(target)).made === from.made)
    throw new Complaint("--from and --to are the same database, or one was made from the other's files.");
  const type = sql.raw(target.dialect.text);
  const there = await target.read((db) => target.dialect.hasTable(db, mark));
  if (!there) await requireEmpty(target, tables);
  await target.write((db) =>
    sql`create table if not exists ${sql.table(mark)} (name ${type} primary key, value text not null)`.execute(
      db,
    ),
  );
  const begun = await target.write(async (db) => {
    const found = await progressIn(db);
    if (found.size > 0) return found;
    for (const { name, initially } of tables) {
      if (initially.length > 0) await sql`delete from ${sql.table(name)}`.execute(db);
    }
    const values = [[origin, from], ...tables.map(({ name }) => [name, { after: null, rows: 0 }])].map(
      ([name, value]) => sql`(${name}, ${JSON.stringify(value)})`,
    );
    await sql`insert into ${sql.table(mark)} (name, value) values ${sql.join(values)}`.execute(db);
    return progressIn(db);
  });
  requireSame(JSON.parse(begun.get(origin) ?? "null") as Origin, from);
  return new Map(tables.map(({ name }) => [name, JSON.parse(begun.get(name) ?? "null") as Progress]));
}

async function progressIn(db: Database): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; value: string }>`select * from ${sql.table(mark)}`.execute(db);
  return new Map(rows.map(({ name, value }) => [name, value]));
}

function requireSame(begun: Origin, now: Origin): void {
  if (begun.made !== now.made) {
    throw new Complaint(`--to holds the beginning of a copy of another database. ${makeAnew}`);
  }
  if (begun.newest !== now.newest) {
    throw new Complaint(
      `--from was written to after this copy began, and what is copied is no longer what is there. ${makeAnew}`,
    );
  }
}

/** Notes how far a table is, in the transaction that adds the rows. @throws Complaint when another process did meanwhile. */
export async function note(db: Database, table: string, was: Progress, now: Progress): Promise<void> {
  const { numAffectedRows } = await sql`
    update ${sql.table(mark)} set value = ${JSON.stringify(now)}
    where name = ${table} and value = ${JSON.stringify(was)}`.execute(db);
  if (numAffectedRows !== 1n) throw new Complaint("Another copy to the same database is under way.");
}

/** Lets the portal use what is copied. */
export async function end(target: Store): Promise<void> {
  await target.write((db) => sql`drop table if exists ${sql.table(mark)}`.execute(db));
}

async function requireEmpty(target: Store, tables: Table[]): Promise<void> {
  const found = await target.read(async (db) => {
    const counts: string[] = [];
    for (const table of tables) {
      const rows = await countRows(db, table);
      if (rows > 0 && !(await isNew(db, table, rows))) counts.push(`${rows} in ${table.name}`);
    }
    return counts;
  });
  if (found.length === 0) return;
  throw new Complaint(
    `--to is not empty, and no beginning of a copy. It has rows: ${found.join(", ")}. ${makeAnew} If it is a copy that was finished, compare both with --verify.`,
  );
}

async function isNew(db: Database, table: Table, rows: number): Promise<boolean> {
  if (rows !== table.initially.length) return false;
  const lines = (some: Table["initially"]) => some.map((row) => canonical(table, row)).sort();
  return String(lines(await pageOf(db, table, null))) === String(lines(table.initially));
}

const makeAnew = "Copy into a new database: make another, or remove that one and make it again.";
