import { SqliteDialect, SqliteQueryCompiler, type ValueNode } from "kysely";

/**
 * Writes values that are compared, limits and offsets as `(select ?)`. SQLite takes a bare `?` into account when it plans, and plans anew for every
 * value that it is given: the larger part of the time of a query by a key, see decision 0010.
 */
class SteadyPlansCompiler extends SqliteQueryCompiler {
  protected override visitValue(node: ValueNode): void {
    // Without the word itself, `is null` would not find what an index of the live rows has.
    const planned = !node.immediate && inPlans.has(this.parentNode?.kind);
    if (planned) this.append("(select ");
    super.visitValue(node);
    if (planned) this.append(")");
  }
}

const inPlans = new Set<unknown>(["BinaryOperationNode", "LimitNode", "OffsetNode"]);

/** SQLite with queries that are planned once. */
export class SteadyPlansDialect extends SqliteDialect {
  override createQueryCompiler(): SteadyPlansCompiler {
    return new SteadyPlansCompiler();
  }
}
