import type { SelectQueryBuilder } from "kysely";
import type { Database, Tables } from "../store/tables.ts";

const belongings = ["production_credentials", "sandboxes", "collaborators"] as const;

/** Finds the ids of the apps that a program under this name manages, or something of them. */
export const managedUnder =
  (prefix: string) =>
  (db: Database): SelectQueryBuilder<Tables, never, { id: string }> => {
    // Not LIKE: URNs hold its wild cards, SQLite's takes no notice of case, and no index serves it.
    const end = afterAllThatBegin(prefix);
    const apps = db
      .selectFrom("apps")
      .where("managed_by", ">=", prefix)
      .$if(end !== undefined, (query) => query.where("managed_by", "<", end ?? ""))
      .select("id");
    return belongings.reduce(
      (found, table) =>
        found.union(
          db
            .selectFrom(table)
            .where("managed_by", ">=", prefix)
            .$if(end !== undefined, (query) => query.where("managed_by", "<", end ?? ""))
            .select("app_id as id"),
        ),
      apps,
    );
  };

/** The first of the texts that follow, in the order of code points, all those that begin so; undefined when none does. */
export function afterAllThatBegin(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  const last = points.findLastIndex((point) => point < 0x10_ff_ff);
  if (last === -1) return undefined;
  // Surrogates are no characters by themselves.
  const next = points[last] === 0xd7_ff ? 0xe0_00 : (points[last] ?? 0) + 1;
  return String.fromCodePoint(...points.slice(0, last), next);
}
