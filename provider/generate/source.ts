import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The folder of the package. */
export const provider = fileURLToPath(new URL("..", import.meta.url));

/** The sentence of one property, as it is written beside it. */
export interface DocumentedProperty {
  /** Such as `inputs.name` or `inputs.rotation.overlap`. */
  path: string;
  /** The JSDoc comment on one line; empty where there is none. */
  comment: string;
}

export function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(provider, file), "utf8"), ts.ScriptTarget.Latest, true);
}

/** The constants of a file: by name, what they are initialized with, `as const` taken off, and their comments. */
export function constantsOf(source: ts.SourceFile): Map<string, { value: ts.Expression; comment: string }> {
  const declared = source.statements.filter(ts.isVariableStatement).flatMap((statement) =>
    statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      if (!initializer) return [];
      const value = ts.isAsExpression(initializer) ? initializer.expression : initializer;
      return [[name.getText(), { value, comment: commentOf(statement) }] as const];
    }),
  );
  return new Map(declared);
}

/** The members, and those of an object property, which it lists under `properties`. */
export function propertiesIn(members: ts.ObjectLiteralExpression, prefix: string): DocumentedProperty[] {
  return members.properties.flatMap((member) => {
    if (!member.name) return [];
    const path = `${prefix}.${member.name.getText()}`;
    const value = ts.isPropertyAssignment(member) ? member.initializer : undefined;
    const nested = value && ts.isObjectLiteralExpression(value) ? valueOf(value, "properties") : undefined;
    const inner = nested && ts.isObjectLiteralExpression(nested) ? propertiesIn(nested, path) : [];
    return [{ path, comment: commentOf(member) }, ...inner];
  });
}

export function valueOf(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  return literal.properties
    .filter(ts.isPropertyAssignment)
    .find((property) => property.name.getText() === name)?.initializer;
}

/** The JSDoc comment of a declaration, on one line. */
export function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(comment?.comment) ?? "").replaceAll(/\s+/g, " ").trim();
}
