import BetterSqlite3, { type Database as Connection } from "better-sqlite3";
import { sqliteDialect } from "../store/dialect.ts";
import { migrate } from "../store/migrate.ts";
import { handlesOn } from "../store/sqlite-connection.ts";
import type { Row } from "./rows.ts";

/** A table whose rows are copied. */
export interface Table {
  name: string;
  columns: string[];
  /** The columns of its primary key, by which its rows are in order. */
  key: string[];
  /** Whether a row can be so large that few are held at a time. */
  large: boolean;
  /** What a new database holds in it. */
  initially: Row[];
}

/** The tables that this version's migrations make, each after those it refers to; all but the list of migrations. */
export async function tablesToCopy(): Promise<Table[]> {
  const connection = new BetterSqlite3(":memory:");
  try {
    const { db } = handlesOn(connection)();
    await migrate((work) => db.transaction().execute(work), sqliteDialect, new Date().toISOString());
    const names = connection
      .prepare<[], string>("select name from sqlite_master where type = 'table' order by name")
      .pluck()
      .all();
    const copied = names.filter((name) => name !== "migrations" && !name.startsWith("sqlite_"));
    return afterWhatTheyReferTo(connection, copied).map((name) => tableOf(connection, name));
  } finally {
    connection.close();
  }
}

interface Column {
  name: string;
  type: string;
  /** Its place in the primary key, from 1; 0 where it is none of it. */
  pk: number;
}

function tableOf(connection: Connection, name: string): Table {
  const columns = connection.prepare<[string], Column>("select * from pragma_table_info(?)").all(name);
  const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  if (key.length === 0) throw new Error(`The table ${name} has no primary key.`);
  return {
    name,
    columns: columns.map((column) => column.name),
    key: key.map((column) => column.name),
    large: columns.some(({ type }) => type.toLowerCase() === sqliteDialect.bytes),
    initially: connection.prepare<[], Row>(`select * from "${name}"`).all(),
  };
}

function afterWhatTheyReferTo(connection: Connection, names: string[]): string[] {
  const references = connection
    .prepare<[string], string>(`select distinct "table" from pragma_foreign_key_list(?)`)
    .pluck();
  const sorted: string[] = [];
  let left = names;
  while (left.length > 0) {
    const next = left.filter((name) => references.all(name).every((each) => sorted.includes(each)));
    if (next.length === 0) throw new Error(`Tables refer to each other: ${left.join(", ")}.`);
    sorted.push(...next);
    left = left.filter((name) => !next.includes(name));
  }
  return sorted;
}
