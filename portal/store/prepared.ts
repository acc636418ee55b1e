import type { Compilable, CompiledQuery } from "kysely";
import { execute } from "./handle.ts";
import type { Database } from "./tables.ts";

/** Stands in a query for a value that is known when it runs. */
class Parameter {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/**
 * A query that is compiled once and not with every run, for what is asked with nearly every request.
 * @example const appById = prepared<{ id: string }>()((db, value) =>
 *   db.selectFrom("apps").where("id", "=", value("id")).selectAll());
 */
export function prepared<Values extends object>() {
  return <Row>(
    build: (db: Database, value: <Name extends keyof Values>(name: Name) => Values[Name]) => Compilable<Row>,
  ) => {
    // Databases do not agree on how a query is written.
    const compiled = new Map<unknown, CompiledQuery<Row>>();
    return async (db: Database, values: Values): Promise<Row[]> => {
      const dialect: unknown = db.getExecutor().adapter.constructor;
      const query = compiled.get(dialect) ?? build(db, (name) => new Parameter(name) as never).compile();
      compiled.set(dialect, query);
      const parameters = query.parameters.map((each) =>
        each instanceof Parameter ? values[each.name as keyof Values] : each,
      );
      const { rows } = await execute<Row>(db, { ...query, parameters });
      return rows;
    };
  };
}
