import { isDeepStrictEqual } from "node:util";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import type { Properties } from "../../core/property.ts";
import { isObject, SIGNATURE, type Values } from "../../core/wire.ts";

const SECRET = "1b47061264138c4ac30d75fd1eb44270";

type Struct = structs.Struct;

/** What the engine sent, its secrets in plain text. */
export function valuesOf(struct: Struct | undefined): Values {
  return plain(sent(struct)) as Values;
}

/** What the engine takes; without secrets. */
export function structOf(values: Values): Struct {
  return structs.Struct.fromJavaScript(values as Record<string, structs.JavaScriptValue>);
}

/** Inputs as the engine takes them: what it sent as a secret is one again. */
export function inputsStruct(inputs: Values, ...asked: (Struct | undefined)[]): Struct {
  return propertiesStruct(inputs, {}, ...asked);
}

/** A resource as the engine takes it: secret outputs are secrets, and so is what was one in any of what it sent. */
export function propertiesStruct(
  properties: Values,
  outputs: Properties,
  ...asked: (Struct | undefined)[]
): Struct {
  const all = asked.map(sent);
  const entries = Object.entries(properties).map(([name, value]) => {
    const originals = all.map((values) => values[name]);
    return [name, outputs[name]?.secret ? secret(value) : marked(value, originals)];
  });
  return structOf(Object.fromEntries(entries) as Values);
}

/** A text for people, without what was sent as a secret: the portal names what it refuses. */
export function masked(text: string, ...asked: (Struct | undefined)[]): string {
  const secrets = asked.flatMap((struct) => textsIn(sent(struct), false));
  // The longest first: one may be a part of another. What is shorter is in every other word.
  const long = secrets.filter((one) => one.length >= 3).sort((a, b) => b.length - a.length);
  return long.reduce((left, one) => left.replaceAll(one, "[secret]"), text);
}

/** The strings within a value that are secrets. */
function textsIn(value: unknown, within: boolean): string[] {
  if (typeof value === "string") return within ? [value] : [];
  if (isSecret(value)) return textsIn(value.value, true);
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((inner) => textsIn(inner, within));
}

export function secret(value: unknown): unknown {
  return { [SIGNATURE]: SECRET, value };
}

function sent(struct: Struct | undefined): Values {
  return struct?.toJavaScript() ?? {};
}

function isSecret(value: unknown): value is { value: unknown } {
  return isObject(value) && value[SIGNATURE] === SECRET;
}

function holdsSecret(value: unknown): boolean {
  return (
    isSecret(value) || (typeof value === "object" && value !== null && Object.values(value).some(holdsSecret))
  );
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  if (isSecret(value)) return plain(value.value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

/** Item by item where it is clear which was a secret; a list that has changed is one as a whole, as its items may have moved. */
function marked(value: unknown, originals: unknown[]): unknown {
  const holders = originals.filter(holdsSecret);
  if (holders.length === 0) return value;
  if (isObject(value) && holders.every((holder) => isObject(holder) && !isSecret(holder))) {
    const within = holders as Values[];
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        marked(
          inner,
          within.map((holder) => holder[name]),
        ),
      ]),
    );
  }
  if (Array.isArray(value) && !holders.some(isSecret)) {
    const lists = holders.filter((holder) => isDeepStrictEqual(plain(holder), value)) as unknown[][];
    if (lists.length > 0) {
      return value.map((item, index) =>
        marked(
          item,
          lists.map((list) => list[index]),
        ),
      );
    }
  }
  return secret(value);
}
