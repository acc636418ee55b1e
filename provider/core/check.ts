import { nearest } from "./nearest.ts";
import type { Property, Properties, StringProperty, StringsProperty } from "./property.ts";
import { compact, isAsset, isObject, isUnknown, UNKNOWN, type Values } from "./wire.ts";

/** Something wrong with one argument; the reason is worded to follow the property's name. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** A failure as one for the engine, which prints the value of the property that one names: a secret's, too. */
export function unnamed({ property, reason }: CheckFailure): CheckFailure {
  return { property: "", reason: `${property} ${reason}` };
}

/** The inputs with defaults filled, and everything that is wrong with them. Unknown values are left as they are. */
export function check(
  properties: Properties,
  given: Values,
  within = "",
): { inputs: Values; failures: CheckFailure[] } {
  const inputs = compact(given);
  const failures: CheckFailure[] = [];
  for (const name of Object.keys(inputs)) {
    if (!Object.hasOwn(properties, name)) {
      const known = Object.keys(properties).filter((key) => !properties[key]?.computed);
      failures.push({ property: within + name, reason: notAmong(known, name) });
    }
  }
  for (const [name, property] of Object.entries(properties)) {
    const path = within + name;
    if (inputs[name] === undefined && "default" in property) inputs[name] = structuredClone(property.default);
    const value = inputs[name];
    if (value === undefined) {
      if (property.required && !property.computed) failures.push({ property: path, reason: "is required" });
    } else if (value === UNKNOWN) {
      continue;
    } else if (property.type === "object" && isObject(value)) {
      const nested = check(property.properties, value, `${path}.`);
      inputs[name] = nested.inputs;
      failures.push(...nested.failures);
    } else {
      failures.push(...refusals(property, value, path));
    }
  }
  return { inputs, failures };
}

function notAmong(known: string[], name: string): string {
  const meant = nearest(name, known);
  const all = `arguments are ${known.join(", ")}`;
  return `is not an argument; ${meant === undefined ? all : `did you mean ${meant}? (${all})`}`;
}

function refusals(property: Property, value: unknown, path: string): CheckFailure[] {
  const reason = refusal(property, value);
  if (reason) return [{ property: path, reason }];
  if (property.type !== "string[]" || !Array.isArray(value)) return [];
  return value.flatMap((item, index) => {
    const refused = isUnknown(item) ? undefined : refusalOfString(property, item);
    return refused ? [{ property: `${path}[${index}]`, reason: refused }] : [];
  });
}

function refusal(property: Property, value: unknown): string | undefined {
  switch (property.type) {
    case "string":
      return refusalOfString(property, value);
    case "string[]":
      if (!Array.isArray(value)) return "must be a list of strings";
      if (value.length > (property.maxItems ?? Infinity))
        return `must have at most ${property.maxItems} items`;
      return property.uniqueItems ? refusalOfTwins(value) : undefined;
    case "number":
      if (typeof value !== "number") return "must be a number";
      if (value < (property.minimum ?? -Infinity)) return `must be at least ${property.minimum}`;
      if (value > (property.maximum ?? Infinity)) return `must be at most ${property.maximum}`;
      return undefined;
    case "boolean":
      return typeof value === "boolean" ? undefined : "must be true or false";
    case "boolean | string":
      if (typeof value === "boolean") return undefined;
      return typeof value === "string" && !property.format.refuses(value)
        ? undefined
        : `must be true, false or ${property.meaning}`;
    case "asset":
      return isAsset(value) ? undefined : "must be an asset: a FileAsset, StringAsset or RemoteAsset";
    case "object":
      return "must be an object";
    case "any":
      return undefined;
  }
}

function refusalOfTwins(items: unknown[]): string | undefined {
  const twin = items.findIndex((item, index) => !isUnknown(item) && items.indexOf(item) < index);
  // By their places: the items may be secrets.
  return twin < 0
    ? undefined
    : `must not have the same item twice: [${twin}] repeats [${items.indexOf(items[twin])}]`;
}

function refusalOfString(property: StringProperty | StringsProperty, value: unknown): string | undefined {
  if (typeof value !== "string") return "must be a string";
  if (property.type === "string") {
    if (value === "" && (property.enum ?? property.minLength ?? property.format)) {
      return property.required ? "must not be empty" : "must not be empty; leave it out instead";
    }
    if (property.enum && !property.enum.includes(value)) {
      return `must be one of ${property.enum.map((item) => `"${item}"`).join(", ")}`;
    }
    if (lengthOf(value) < (property.minLength ?? 0)) {
      return `must be at least ${property.minLength} characters`;
    }
  }
  if (lengthOf(value) > (property.maxLength ?? Infinity)) {
    return `must be at most ${property.maxLength} characters`;
  }
  return property.format?.refuses(value);
}

/** In characters as people count them, nearly: not in UTF-16 units. */
function lengthOf(value: string): number {
  return Array.from(value).length;
}
