import { AjvCompiler, type BuildCompilerFromPool, type RouteDefinition } from "@fastify/ajv-compiler";
import type { FastifySchemaValidationError } from "fastify";
import type { FieldError } from "./errors.ts";
import { formats, type Format } from "./text.ts";

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
    parentData[parentDataProperty] = text.trim();
    return true;
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

/** Compiles schemas: bodies are taken as they are, while query, path and headers are text to be converted. */
export const buildValidator: BuildCompilerFromPool = (externalSchemas) => {
  const compile = (coerceTypes: boolean) =>
    AjvCompiler()(externalSchemas, { customOptions: { ...options, coerceTypes } });
  const [bodies, texts] = [compile(false), compile(true)];
  return (route) => (isBody(route) ? bodies : texts)(route);
};

// The compiler's types say that it is called with a schema; it is called with a route's part.
function isBody(route: unknown): boolean {
  const { httpPart }: { httpPart?: string } = route as RouteDefinition;
  return httpPart === "body";
}

/** What is wrong with a request, field by field, in words that follow the field's name. */
export function fieldErrors(errors: FastifySchemaValidationError[]): FieldError[] {
  return errors.map((error) => ({ field: fieldOf(error), message: messageOf(error) }));
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

function messageOf({
  keyword,
  params,
  message,
  data,
}: FastifySchemaValidationError & { data?: unknown }): string {
  const limit = Number(params["limit"]);
  switch (keyword) {
    case "required":
      return "is required";
    case "additionalProperties":
      return "is not a field here";
    case "minLength":
      return limit === 1 ? "must not be empty" : `must be at least ${limit} characters`;
    case "maxLength":
      return `must be at most ${limit} characters`;
    case "minItems":
      return `must have at least ${limit} entries`;
    case "maxItems":
      return `must have at most ${limit} entries`;
    case "minimum":
      return `must be at least ${limit}`;
    case "maximum":
      return `must be at most ${limit}`;
    case "enum":
      return `must be one of ${(params["allowedValues"] as unknown[]).map(String).join(", ")}`;
    case "type":
      return `must be ${[params["type"]]
        .flat()
        .map((type) => typeNames[String(type)])
        .join(" or ")}`;
    case "format":
      return saysOf(formats[params["format"] as keyof typeof formats].says, data);
    default:
      return message ?? "is not valid";
  }
}

function saysOf(says: Format["says"], data: unknown): string {
  return typeof says === "string" ? says : (says(String(data)) ?? "is not valid");
}
