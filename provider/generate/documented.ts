import { globSync } from "node:fs";
import ts from "typescript";
import {
  commentOf,
  constantsOf,
  literalOf,
  parsed,
  propertiesIn,
  provider,
  valueOf,
  type DocumentedProperty,
} from "./source.ts";

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
  const literal = constantsOf(parsed("core/define.ts")).get("everywhere")?.value;
  if (!literal || !ts.isObjectLiteralExpression(literal))
    throw new Error("core/define.ts has no `everywhere`");
  return propertiesOf(literal, "everywhere");
}

function propertiesOf(literal: ts.ObjectLiteralExpression, of: string): DocumentedProperty[] {
  return ["inputs", "outputs"].flatMap((group) => {
    const members = valueOf(literal, group);
    if (!members) throw new Error(`${of} has no ${group}`);
    // A call joins what is shared to the resource's own.
    const parts = ts.isCallExpression(members) ? members.arguments : [members];
    return parts.flatMap((part) => {
      const properties = literalOf(part);
      if (!properties) throw new Error(`${of}.${group} is not a literal`);
      return propertiesIn(properties, group);
    });
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

function commentsOfClasses(): Map<string, string> {
  const classes = parsed("index.ts").statements.filter(ts.isClassDeclaration);
  return new Map(classes.map((node) => [node.name?.text ?? "", commentOf(node)]));
}
