import type { Database as Connection, Statement } from "better-sqlite3";
import type { CompiledQuery, QueryResult } from "kysely";
import { handlesOf, type Handle } from "./handle.ts";
import { SteadyPlansDialect } from "./steady-plans.ts";

/** Handles on one connection, which share its prepared statements. */
export function handlesOn(connection: Connection): () => Handle {
  const prepare = statementCache(connection);
  const openHandle = handlesOf(new SteadyPlansDialect({ database: connection }));
  return () => openHandle(<Row>(query: CompiledQuery) => run<Row>(prepare, query));
}

async function run<Row>(
  prepare: (sql: string) => Statement,
  { sql, parameters }: CompiledQuery,
): Promise<QueryResult<Row>> {
  const statement = prepare(sql);
  if (statement.reader) return { rows: statement.all(parameters) as Row[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
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
