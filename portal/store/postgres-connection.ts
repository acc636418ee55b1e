import { PostgresDialect, type CompiledQuery, type QueryResult } from "kysely";
import pg from "pg";
import { handlesOf, type Handle } from "./handle.ts";

/** The database did not answer, or the connection to it was lost. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

/** Statements that each connection keeps prepared. */
const keptPrepared = 500;

const names = new Map<string, string>();

/** Under which name a statement is prepared; undefined when too many are. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= keptPrepared) return known;
  const name = `devportal_${names.size}`;
  names.set(sql, name);
  return name;
}

type Parser = (text: never) => unknown;
const parserOf = pg.types.getTypeParser as (oid: number, format?: string) => Parser;
const int8: number = pg.types.builtins.INT8;

const parsers: pg.CustomTypesConfig = {
  // Counts, sequences and company ids stay below 2^53.
  getTypeParser: (oid: number, format?: string): Parser => (oid === int8 ? Number : parserOf(oid, format)),
};

/** Handles on the connections of a pool. */
export function handlesOnPool(pool: pg.Pool): (client: pg.ClientBase) => Handle {
  const openHandle = handlesOf(new PostgresDialect({ pool }));
  return (client) => openHandle(<Row>(query: CompiledQuery) => run<Row>(client, query));
}

/** @throws ConnectionLost, or the database's refusal of the statement. */
export async function run<Row>(
  client: pg.ClientBase,
  { sql, parameters }: Pick<CompiledQuery, "sql" | "parameters">,
): Promise<QueryResult<Row>> {
  const name = nameOf(sql);
  const query = { text: sql, values: [...parameters], types: parsers, ...(name !== undefined && { name }) };
  try {
    const { rows, rowCount } = await client.query(query);
    return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
  } catch (error) {
    throw isRefusal(error) ? error : new ConnectionLost("The database is out of reach.", { cause: error });
  }
}

/** Begins or ends a transaction. */
export const command = (client: pg.ClientBase, sql: string) => run(client, { sql, parameters: [] });

// That the server ends connections, or is a standby by now, also comes as its answer to a statement.
function isRefusal(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && !/^(08|57P|25006)/.test(error.code ?? "");
}
