import { ExpectedError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import type { WholeApp } from "./snapshot.ts";

/**
 * The apps of these names or ids; of names in any case, as the portal takes them.
 * @throws ExpectedError that names each for which there is none.
 */
export function askedFor(all: readonly WholeApp[], names: readonly string[]): readonly WholeApp[] {
  if (names.length === 0) return all;
  const found = names.map((name) =>
    all.filter(({ app }) => app.id === name || folded(app.name) === folded(name)),
  );
  const missing = names.filter((_, index) => found[index]?.length === 0);
  if (missing.length > 0) {
    throw new ExpectedError(missing.map((name) => notFound(all, name)).join("\n"));
  }
  return [...new Set(found.flat())];
}

/** A name as the portal compares it. */
export function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

function notFound(all: readonly WholeApp[], name: string): string {
  const meant = nearest(
    name,
    all.map(({ app }) => app.name),
  );
  const hint = meant === undefined ? "" : `; did you mean ${JSON.stringify(meant)}?`;
  return `There is no app ${JSON.stringify(name)} that this token can see${hint}`;
}
