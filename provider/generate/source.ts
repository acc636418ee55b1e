import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
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
      return [[name.getText(), { value: bare(initializer), comment: commentOf(statement) }] as const];
    }),
  );
  return new Map(declared);
}

/** An expression without what is only said of its type. */
function bare(expression: ts.Expression): ts.Expression {
  const typed = ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression);
  return typed ? bare(expression.expression) : expression;
}

/**
 * The members, and those of an object property, which it lists under `properties`. Members that several literals share stand
 * in a constant, mostly of another file: spread, or given as `properties`.
 */
export function propertiesIn(members: ts.ObjectLiteralExpression, prefix: string): DocumentedProperty[] {
  return members.properties.flatMap((member) => {
    if (ts.isSpreadAssignment(member)) {
      const shared = literalOf(member.expression);
      return shared ? propertiesIn(shared, prefix) : [];
    }
    const path = `${prefix}.${member.name.getText()}`;
    const value = ts.isPropertyAssignment(member) ? member.initializer : undefined;
    const nested = value && ts.isObjectLiteralExpression(value) ? valueOf(value, "properties") : undefined;
    const within = nested && literalOf(nested);
    return [{ path, comment: commentOf(member) }, ...(within ? propertiesIn(within, path) : [])];
  });
}

/** The literal that an expression is, or that the constant is which it names, imported or of the same file. */
export function literalOf(expression: ts.Expression): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(expression)) return expression;
  if (!ts.isIdentifier(expression)) return undefined;
  const source = expression.getSourceFile();
  const from = source.statements.filter(ts.isImportDeclaration).find(({ importClause }) => {
    const names = importClause?.namedBindings;
    return (
      names && ts.isNamedImports(names) && names.elements.some(({ name }) => name.text === expression.text)
    );
  });
  const file = from && join(dirname(source.fileName), (from.moduleSpecifier as ts.StringLiteral).text);
  const value = constantsOf(file ? parsed(file) : source).get(expression.text)?.value;
  return value && literalOf(value);
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
