import { pluginToken } from "../core/pulumi-token.ts";
import type { Properties, Property } from "../core/property.ts";

/** A part of Pulumi's schema for a package. */
export type Spec = Record<string, unknown>;

/** Where the types that properties need are put, and what is known of the properties besides. */
export interface Describing {
  types: Record<string, Spec>;
  /** The beginning of the names of those types, such as `App`. */
  owner: string;
  /** The sentence of a property by its path, such as `inputs.name`. */
  sentenceOf: (path: string) => string;
}

/** Properties as the schema has them, such as those that a program gives. */
export function propertySpecs(properties: Properties, prefix: string, describing: Describing) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const path = `${prefix}.${name}`;
      const { secret, replaceOnChanges } = property;
      const spec: Spec = {
        ...typeOf(property, path, describing),
        ...("default" in property && typeof property.default !== "object" && { default: property.default }),
        description: describing.sentenceOf(path),
        ...(secret && { secret }),
        ...(replaceOnChanges && { replaceOnChanges }),
      };
      return [name, spec];
    }),
  );
}

/** Properties of what exists: without defaults, and with which of them are always there. */
export function shownSpecs(properties: Properties, prefix: string, describing: Describing) {
  const specs = propertySpecs(properties, prefix, describing);
  for (const spec of Object.values(specs)) delete spec.default;
  const isThere = (property: Property) => property.required ?? "default" in property;
  return { properties: specs, required: namesOf(properties, isThere) };
}

function typeOf(property: Property, path: string, describing: Describing): Spec {
  switch (property.type) {
    case "string":
      return property.enum ? enumOf(property.enum, path, describing) : { type: "string" };
    case "string[]":
      return { type: "array", items: { type: "string" } };
    case "boolean | string":
      return { oneOf: [{ type: "boolean" }, { type: "string" }] };
    case "asset":
      return { $ref: "pulumi.json#/Asset" };
    case "any":
      return { $ref: "pulumi.json#/Any" };
    case "object":
      return objectOf(property.properties, path, describing);
    default:
      return { type: property.type };
  }
}

function enumOf(values: readonly string[], path: string, describing: Describing): Spec {
  return typed(path, describing, {
    type: "string",
    description: describing.sentenceOf(path),
    enum: values.map((value) => ({ name: pascal(value), value })),
  });
}

function objectOf(properties: Properties, path: string, describing: Describing): Spec {
  const required = namesOf(properties, ({ required }) => required);
  return typed(path, describing, {
    type: "object",
    description: describing.sentenceOf(path),
    properties: propertySpecs(properties, path, describing),
    ...(required.length > 0 && { required }),
  });
}

function typed(path: string, { types, owner }: Describing, spec: Spec): Spec {
  const token = pluginToken(owner + pascal(path.split(".").slice(1).join("-")));
  types[token] = spec;
  return { $ref: `#/types/${token}` };
}

export function namesOf(properties: Properties, which: (property: Property) => unknown): string[] {
  return Object.keys(properties).filter((name) => properties[name] && which(properties[name]));
}

function pascal(text: string): string {
  return text.replaceAll(/(?:^|[-_])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
