import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const provider = fileURLToPath(new URL("..", import.meta.url));

/** The sentence of one property, as it is written beside it. */
export interface DocumentedProperty {
  /** Such as `inputs.name` or `inputs.rotation.overlap`. */
  path: string;
  /** The JSDoc comment on one line; empty where there is none. */
  comment: string;
}

export interface DocumentedResource {
  type: string;
  /** The file that defines it, from the provider's folder. */
  file: string;
  /** The comment of its class. */
  comment: string;
  properties: DocumentedProperty[];
}

/** What the source says of every resource, found by its call of `defineResource`. */
export function documentedResources(): DocumentedResource[] {
  const classes = commentsOfClasses();
  const everywhere = propertiesOfAll();
  return globSync("resources/*.ts", { cwd: provider })
    .sort()
    .flatMap((file) => literalsIn(parsed(file)).map((literal) => ({ file, literal })))
    .map(({ file, literal }) => {
      const type = (valueOf(literal, "type") as ts.StringLiteral).text;
      const properties = [...propertiesOf(literal, type), ...everywhere];
      return { type, file, comment: classes.get(type) ?? "", properties };
    });
}

/** What `core/define.ts` adds to every resource. */
function propertiesOfAll(): DocumentedProperty[] {
  const [literal] = parsed("core/define.ts")
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(({ name }) => name.getText() === "everywhere")
    .map(({ initializer }) =>
      initializer && ts.isAsExpression(initializer) ? initializer.expression : initializer,
    );
  if (!literal || !ts.isObjectLiteralExpression(literal))
    throw new Error("core/define.ts has no `everywhere`");
  return propertiesOf(literal, "everywhere");
}

function propertiesOf(literal: ts.ObjectLiteralExpression, of: string): DocumentedProperty[] {
  return ["inputs", "outputs"].flatMap((group) => {
    const members = valueOf(literal, group);
    if (!members || !ts.isObjectLiteralExpression(members))
      throw new Error(`${of}.${group} is not a literal`);
    return propertiesIn(members, group);
  });
}

function literalsIn(source: ts.SourceFile): ts.ObjectLiteralExpression[] {
  const found: ts.ObjectLiteralExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === "defineResource") {
      const [literal] = node.arguments;
      if (literal && ts.isObjectLiteralExpression(literal)) found.push(literal);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The members, and those of an object property, which it lists under `properties`. */
function propertiesIn(members: ts.ObjectLiteralExpression, prefix: string): DocumentedProperty[] {
  return members.properties.flatMap((member) => {
    if (!member.name) return [];
    const path = `${prefix}.${member.name.getText()}`;
    const value = ts.isPropertyAssignment(member) ? member.initializer : undefined;
    const nested = value && ts.isObjectLiteralExpression(value) ? valueOf(value, "properties") : undefined;
    const inner = nested && ts.isObjectLiteralExpression(nested) ? propertiesIn(nested, path) : [];
    return [{ path, comment: commentOf(member) }, ...inner];
  });
}

function valueOf(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  return literal.properties
    .filter(ts.isPropertyAssignment)
    .find((property) => property.name.getText() === name)?.initializer;
}

function commentsOfClasses(): Map<string, string> {
  const classes = parsed("index.ts").statements.filter(ts.isClassDeclaration);
  return new Map(classes.map((node) => [node.name?.text ?? "", commentOf(node)]));
}

function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(comment?.comment) ?? "").replaceAll(/\s+/g, " ").trim();
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(provider, file), "utf8"), ts.ScriptTarget.Latest, true);
}
