import structs from "google-protobuf/google/protobuf/struct_pb.js";
import type { Properties } from "../../core/property.ts";
import { isObject, type Values } from "../../core/wire.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
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
export function inputsStruct(inputs: Values, asked: Struct | undefined): Struct {
  return structOf(marked(inputs, sent(asked)) as Values);
}

/** A resource as the engine takes it: secret outputs are secrets, and so is what was one in any of what it sent. */
export function propertiesStruct(
  properties: Values,
  outputs: Properties,
  ...asked: (Struct | undefined)[]
): Struct {
  const all = asked.map(sent);
  const entries = Object.entries(properties).map(([name, value]) => {
    const original = all.map((values) => values[name]).find(holdsSecret);
    return [name, outputs[name]?.secret ? secret(value) : marked(value, original)];
  });
  return structOf(Object.fromEntries(entries) as Values);
}

/** The inputs of which some part was sent as a secret. */
export function secretsAmong(struct: Struct | undefined): Set<string> {
  return new Set(Object.entries(sent(struct)).flatMap(([name, value]) => (holdsSecret(value) ? [name] : [])));
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

function marked(value: unknown, original: unknown): unknown {
  if (isSecret(original)) return secret(value);
  if (Array.isArray(value) && Array.isArray(original)) {
    return value.map((item, index) => marked(item, original[index]));
  }
  if (!isObject(value) || !isObject(original)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, marked(inner, original[name])]),
  );
}
