import type { Database as Connection, Statement } from "better-sqlite3";
import {
  DefaultQueryExecutor,
  Kysely,
  type CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
} from "kysely";
import { SteadyPlansDialect } from "./steady-plans.ts";
import type { Database, Tables } from "./tables.ts";

/** A database handle that can be closed without closing the connection it uses. */
export interface Handle {
  db: Database;
  close(): void;
}

const connections = new WeakMap<Database, DatabaseConnection>();

/** Runs a query that is compiled already, without what kysely does around it. */
export function execute<Row>(db: Database, query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
  return connections.get(db)?.executeQuery(query) ?? db.executeQuery(query);
}

/** Handles on one connection, which share its prepared statements and all that does not differ between them. */
export function handlesOn(connection: Connection): () => Handle {
  const prepare = statementCache(connection);
  const dialect = new SteadyPlansDialect({ database: connection });
  const [compiler, adapter, driver] = [
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    dialect.createDriver(),
  ];
  return () => {
    let open = true;
    const own = connectionOn((sql) => {
      if (!open) throw new Error("A database handle was used after its function had ended.");
      return prepare(sql);
    });
    const executor = new DefaultQueryExecutor(compiler, adapter, { provideConnection: (use) => use(own) });
    const db = new Kysely<Tables>({ config: { dialect }, dialect, driver, executor });
    connections.set(db, own);
    return {
      db,
      close() {
        open = false;
      },
    };
  };
}

function connectionOn(prepare: (sql: string) => Statement): DatabaseConnection {
  return {
    executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => {
      const statement = prepare(sql);
      if (statement.reader) return { rows: statement.all(parameters) as Row[] };
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    },
    streamQuery() {
      throw new Error("Queries are not streamed.");
    },
  };
}

const cachedStatements = 500;

/** Prepares each statement once. */
export function statementCache(connection: Connection): (sql: string) => Statement {
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
