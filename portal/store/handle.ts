import type { Database as Connection, Statement } from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import type { Database, Tables } from "./tables.ts";

/** A database handle that can be closed without closing the connection it uses. */
export interface Handle {
  db: Database;
  close(): void;
}

/** Handles on one connection, which share its prepared statements. */
export function handlesOn(connection: Connection): () => Handle {
  const prepare = statementCache(connection);
  return () => {
    let open = true;
    const database = {
      prepare(sql: string) {
        if (!open) throw new Error("A database handle was used after its function had ended.");
        return prepare(sql);
      },
      close: () => undefined,
    };
    return {
      db: new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }),
      close() {
        open = false;
      },
    };
  };
}

const cachedStatements = 500;

function statementCache(connection: Connection): (sql: string) => Statement {
  const statements = new Map<string, Statement>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= cachedStatements) statements.clear();
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}
