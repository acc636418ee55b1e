import {
  DefaultQueryExecutor,
  Kysely,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
} from "kysely";
import type { Database, Tables } from "./tables.ts";

/** A database handle that can be closed without closing the connection it uses. */
export interface Handle {
  db: Database;
  close(): void;
}

/** Runs one compiled query on a connection. */
export type Execute = <Row>(query: CompiledQuery) => Promise<QueryResult<Row>>;

const connections = new WeakMap<Database, DatabaseConnection>();

/** Runs a query that is compiled already, without what kysely does around it. */
export function execute<Row>(db: Database, query: CompiledQuery<Row>): Promise<QueryResult<Row>> {
  return connections.get(db)?.executeQuery(query) ?? db.executeQuery(query);
}

/** Makes handles on connections of one database, which share all that does not differ between them. */
export function handlesOf(dialect: Dialect): (execute: Execute) => Handle {
  const [compiler, adapter, driver] = [
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    dialect.createDriver(),
  ];
  return (run) => {
    let open = true;
    const own: DatabaseConnection = {
      executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
        if (open) return run<Row>(query);
        return Promise.reject(new Error("A database handle was used after its function had ended."));
      },
      streamQuery() {
        throw new Error("Queries are not streamed.");
      },
    };
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
