import { globSync } from "node:fs";
import ts from "typescript";
import { constantsOf, parsed, propertiesIn, provider, valueOf, type DocumentedProperty } from "./source.ts";

export interface DocumentedLookUp {
  comment: string;
  /** Its arguments, such as `inputs.id`. */
  inputs: DocumentedProperty[];
  /** The type of what it finds, named after the constant: `appResult` is `AppResult`. */
  result: {
    type: string;
    comment: string;
    /** What it has besides the properties of the resource, such as `outputs.role`. */
    besides: DocumentedProperty[];
  };
}

/** What the source says of every look-up, by its name, found by its call of `defineLookUp`. */
export function documentedLookUps(): Map<string, DocumentedLookUp> {
  const files = globSync("look-ups/*.ts", { cwd: provider }).sort();
  const constants = new Map(files.flatMap((file) => [...constantsOf(parsed(file))]));
  const lookUps = [...constants].flatMap(([name, { value, comment }]) => {
    if (!ts.isCallExpression(value) || value.expression.getText() !== "defineLookUp") return [];
    const [literal] = value.arguments;
    if (!literal || !ts.isObjectLiteralExpression(literal)) throw new Error(`${name} is not a literal`);
    const outputs = valueOf(literal, "outputs")?.getText() ?? "";
    const result = constants.get(outputs);
    if (!result) throw new Error(`${name} has outputs that are not a constant of a look-up`);
    const type = outputs.charAt(0).toUpperCase() + outputs.slice(1);
    const besides = membersOf(result.value, "outputs");
    const inputs = membersOf(valueOf(literal, "inputs"), "inputs");
    return [[name, { comment, inputs, result: { type, comment: result.comment, besides } }] as const];
  });
  return new Map(lookUps);
}

function membersOf(value: ts.Expression | undefined, prefix: string): DocumentedProperty[] {
  return value && ts.isObjectLiteralExpression(value) ? propertiesIn(value, prefix) : [];
}
