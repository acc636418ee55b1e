import {
  AjvCompiler,
  type Ajv,
  type BuildCompilerFromPool,
  type RouteDefinition,
} from "@fastify/ajv-compiler";
import type { FastifySchemaValidationError } from "fastify";
import type { FieldError } from "./errors.ts";
import { formats, saysOf, tooLong, tooShort } from "./text.ts";

interface Place {
  parentData: Record<string, unknown>;
  parentDataProperty: string;
}

const trim = {
  keyword: "trim",
  type: "string" as const,
  modifying: true,
  before: "maxLength",
  validate(_: unknown, text: string, __: unknown, place?: unknown) {
    const { parentData, parentDataProperty } = place as Place;
    parentData[parentDataProperty] = text.trim().replaceAll("\r\n", "\n");
    return true;
  },
};

// In place of Ajv's own, which would go on to name what is wrong with each of very many entries.
const maxItems = {
  keyword: "maxItems",
  type: "array" as const,
  schemaType: "number" as const,
  modifying: true,
  before: "items",
  validate(limit: number, list: unknown[]) {
    if (list.length <= limit) return true;
    list.length = 0;
    return false;
  },
};

const options = {
  allErrors: true,
  verbose: true,
  removeAdditional: false,
  useDefaults: true,
  allowUnionTypes: true,
  formats: Object.fromEntries(Object.entries(formats).map(([name, { test }]) => [name, test])),
  keywords: [trim],
};

const replaceMaxItems = (ajv: Ajv) => void ajv.removeKeyword(maxItems.keyword).addKeyword(maxItems);

/** Compiles schemas: bodies are taken as they are, while query, path and headers are text to be converted. */
export const buildValidator: BuildCompilerFromPool = (externalSchemas) => {
  const compile = (coerceTypes: boolean) =>
    AjvCompiler()(externalSchemas, { customOptions: { ...options, coerceTypes }, onCreate: replaceMaxItems });
  const [bodies, texts] = [compile(false), compile(true)];
  return (route) => (isBody(route) ? bodies : texts)(route);
};

const compileBody = buildValidator({}, {});
const validators = new WeakMap<object, ReturnType<typeof compileBody>>();

/** What is wrong with a body that did not come as JSON, by the same rules; what is trimmed is trimmed in it. */
export function bodyProblems(schema: object, body: unknown): FieldError[] {
  const validate = validators.get(schema) ?? compileBody({ schema, httpPart: "body" });
  validators.set(schema, validate);
  return validate(body)
    ? []
    : fieldErrors((validate as { errors?: FastifySchemaValidationError[] }).errors ?? []);
}

// The compiler's types say that it is called with a schema; it is called with a route's part.
function isBody(route: unknown): boolean {
  const { httpPart }: { httpPart?: string } = route as RouteDefinition;
  return httpPart === "body";
}

/** What is wrong with a part of a request, field by field, in words that follow the field's name. */
export function fieldErrors(errors: FastifySchemaValidationError[], part = "body"): FieldError[] {
  return errors.map((error) => ({ field: fieldOf(error), message: messageOf(error, part) }));
}

const typeNames: Record<string, string> = {
  string: "text",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  array: "a list",
  object: "a JSON object",
  null: "null",
};

function fieldOf({ keyword, instancePath, params }: FastifySchemaValidationError): string {
  const path = instancePath
    .slice(1)
    .replace(/\/(\d+)/g, "[$1]")
    .replaceAll("/", ".");
  const inner =
    keyword === "required"
      ? params["missingProperty"]
      : keyword === "additionalProperties"
        ? params["additionalProperty"]
        : undefined;
  return [path, inner].filter(Boolean).join(".") || "body";
}

function messageOf(
  {
    keyword,
    params,
    message,
    data,
    schema,
  }: FastifySchemaValidationError & { data?: unknown; schema?: unknown },
  part: string,
): string {
  const limit = Number(params["limit"]);
  switch (keyword) {
    case "required":
      return "is required";
    case "additionalProperties":
      return part === "querystring" ? "is not a parameter here" : "is not a field here";
    case "minLength":
      return tooShort(limit);
    case "maxLength":
      return tooLong(limit);
    case "minItems":
      return `must have at least ${limit} entries`;
    case "uniqueItems":
      return "must not hold the same entry twice";
    case "maxItems":
      return `must have at most ${Number(schema)} entries`;
    case "minimum":
      return `must be at least ${limit}`;
    case "maximum":
      return `must be at most ${limit}`;
    case "const":
      return `must be ${String(params["allowedValue"])}`;
    case "enum":
      return `must be one of ${(params["allowedValues"] as unknown[]).map(String).join(", ")}`;
    case "type":
      return `must be ${[params["type"]]
        .flat()
        .map((type) => typeNames[String(type)])
        .join(" or ")}`;
    case "format":
      return saysOf(params["format"] as keyof typeof formats, String(data));
    default:
      return message ?? "is not valid";
  }
}
