import { newDatabase, type TestDatabase } from "./postgres/server.ts";

export const databases = ["SQLite", "PostgreSQL"] as const;

export type DatabaseName = (typeof databases)[number];

let current: DatabaseName = "SQLite";
let parameters = "";

/** Registers a suite once for each database; the portals that it starts use that one. */
export function onEachDatabase(title: string, suite: (this: Mocha.Suite) => void): void {
  onDatabases(databases, title, suite);
}

/** The same for some of them. */
export function onDatabases(
  names: readonly DatabaseName[],
  title: string,
  suite: (this: Mocha.Suite) => void,
): void {
  for (const database of names) {
    describe(`${title} (${database})`, function () {
      before(() => void (current = database));
      after(() => void (current = "SQLite"));
      current = database;
      suite.call(this);
      current = "SQLite";
    });
  }
}

/** Registers a suite for PostgreSQL whose transactions fail unless they could have run one after the other. */
export function onSerializablePostgres(title: string, suite: (this: Mocha.Suite) => void): void {
  describe(`${title} (PostgreSQL at SERIALIZABLE)`, function () {
    before(() => {
      [current, parameters] = ["PostgreSQL", "?options=-c%20default_transaction_isolation%3Dserializable"];
    });
    after(() => {
      [current, parameters] = ["SQLite", ""];
    });
    suite.call(this);
  });
}

/** Whether the suite that runs, or is registered, uses PostgreSQL. */
export const usesPostgres = () => current === "PostgreSQL";

/** A PostgreSQL database for a portal of the running suite; undefined where that uses SQLite. */
export async function databaseOfSuite(): Promise<TestDatabase | undefined> {
  if (!usesPostgres()) return undefined;
  const database = await newDatabase();
  return { ...database, url: `${database.url}${parameters}` };
}
