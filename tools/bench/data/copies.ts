import BetterSqlite3 from "better-sqlite3";
import { randomBytes } from "node:crypto";
import { newId } from "../../../portal/ids.ts";

type Cell = string | number | null;
type Row = Record<string, Cell>;

/** The tables that hold what belongs to an app, each with how its rows are found by the app's id. */
const tables = {
  apps: "id = ?",
  production_credentials: "app_id = ?",
  sandboxes: "app_id = ?",
  client_secrets: "client_id in (select client_id from clients)",
  client_secret_hashes: "client_id in (select client_id from clients)",
  sandbox_records: "sandbox_id in (select id from sandboxes where app_id = ?)",
  collaborators: "app_id = ?",
  audit_events: "app_id = ?",
};
const clients = `with clients as (
  select client_id from production_credentials where app_id = $app
  union all select client_id from sandboxes where app_id = $app)`;

const atOnce = 5_000;

/**
 * Fills a database with copies of apps that a portal made itself, with all that belongs to them: rows as it writes them, with
 * other ids, names, hashes and numbers.
 * @param patterns The ids of the apps to copy, in turn.
 */
export function copyApps(file: string, patterns: readonly string[], count: number): void {
  const database = new BetterSqlite3(file);
  try {
    database.pragma("synchronous = off");
    database.pragma("foreign_keys = on");
    const copy = patterns.map((id) => copier(database, id));
    const copyMany = database.transaction((from: number, to: number) => {
      for (let index = from; index < to; index++) copy[index % copy.length]?.(index);
    });
    for (let from = 0; from < count; from += atOnce) copyMany(from, Math.min(count, from + atOnce));
    database
      .prepare("update sequences set value = value + ? where name in ('company', 'project')")
      .run(count);
    database.pragma("wal_checkpoint(truncate)");
  } finally {
    database.close();
  }
}

/** Copies one app as often as it is called, each time under the number it is called with. */
function copier(database: BetterSqlite3.Database, app: string): (number: number) => void {
  const rows = Object.entries(tables).flatMap(([table, condition]) =>
    rowsOf(database, `${clients} select * from ${table} where ${condition.replace("?", "$app")}`, app).map(
      (row) => ({ table, row }),
    ),
  );
  const ids = new Set(rows.flatMap(({ row }) => [row.id, row.client_id]).filter(isText));
  const inserts = rows.map(({ table, row }) => {
    const columns = Object.keys(row);
    const insert = database.prepare(
      `insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
    );
    const cells = columns.map((column) => cellOf(table, column, row[column] ?? null, ids));
    return (copy: Copy) => void insert.run(cells.map((cell) => cell(copy)));
  });
  return (number) => {
    const copy = copyNumbered(number);
    for (const insert of inserts) insert(copy);
  };
}

interface Copy {
  number: number;
  /** The copy's own in place of an id or a hash of the pattern. */
  idFor(known: string): string;
  hashFor(known: string): string;
}

function copyNumbered(number: number): Copy {
  const own = new Map<string, string>();
  const ownFor = (make: () => string) => (known: string) => {
    const made = own.get(known) ?? make();
    own.set(known, made);
    return made;
  };
  return { number, idFor: ownFor(newId), hashFor: ownFor(() => randomBytes(32).toString("hex")) };
}

/** How a cell of a copy comes about. */
function cellOf(table: string, column: string, value: Cell, ids: Set<string>): (copy: Copy) => Cell {
  if (isText(value) && ids.has(value)) return (copy) => copy.idFor(value);
  if (isText(value) && column === "hash") return (copy) => copy.hashFor(value);
  if (isText(value) && (column === "idempotency_key" || column === "claim")) {
    return (copy) => copy.idFor(`${table} ${value}`);
  }
  if (isText(value) && column === "managed_by") return ({ number }) => managedByOf(number, value);
  if (column === "company_id" || column === "project_id") return ({ number }) => Number(value) + number + 1;
  if (table === "apps" && column === "name") return ({ number }) => `App ${number}`;
  if (table === "apps" && column === "name_key") return ({ number }) => `app ${number}`;
  return () => value;
}

/** A stack has a hundred apps. */
function managedByOf(number: number, pattern: string): string {
  return pattern.replace("stack", `stack-${Math.floor(number / 100)}`).replace(/$/, `-${number}`);
}

function rowsOf(database: BetterSqlite3.Database, query: string, app: string): Row[] {
  return database.prepare(query).all({ app }) as Row[];
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
