import { globSync } from "node:fs";
import ts from "typescript";
import { constantsOf, parsed, propertiesIn, provider } from "./source.ts";

export interface DocumentedLookUps {
  /** The comments of the constants that are look-ups, by their names. */
  comments: Map<string, string>;
  /** The sentences of their properties, by paths such as `inputs.id` and `besides.role`. */
  sentences: Map<string, string>;
}

/** What the source says of every look-up. */
export function documentedLookUps(): DocumentedLookUps {
  const constants = globSync("look-ups/*.ts", { cwd: provider })
    .sort()
    .flatMap((file) => [...constantsOf(parsed(file))]);
  return {
    comments: new Map(constants.map(([name, { comment }]) => [name, comment])),
    sentences: new Map(
      constants
        .flatMap(([name, { value }]) =>
          ts.isObjectLiteralExpression(value) ? propertiesIn(value, name) : [],
        )
        .map(({ path, comment }) => [path, comment]),
    ),
  };
}
