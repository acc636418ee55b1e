import type { Static, TObject, TSchema } from "typebox";
import { invalid, type FieldError } from "../errors.ts";
import { bodyProblems } from "../validation.ts";

/** The fields of a form as a browser sends them: a field that occurs twice is a list. */
export type Form = Record<string, string | string[] | undefined>;

/** What was wrong with a form, and what was in it, so that it can be shown again. */
export interface Draft {
  form: Form;
  problems: FieldError[];
  /** What is wrong beside the fields. */
  message: string | undefined;
}

/** The last value of a field; what is no text, as a file or JSON can be, counts as left out. */
export function textOf(form: Form, name: string): string {
  const last: unknown = [form[name]].flat().at(-1);
  return typeof last === "string" ? last : "";
}

/**
 * The body that a request to the API would have, from the fields of a form; fields it does not know are left out.
 * @throws PortalError `validation_failed` with every field that is wrong, by the same rules as the API's.
 */
export function bodyOf<Schema extends TObject>(schema: Schema, form: Form): Static<Schema> {
  const given = Object.entries(schema.properties).filter(([name]) => form[name] !== undefined);
  const values = given.map(([name, property]) => [name, valueOf(property, form, name)] as const);
  const body: unknown = Object.fromEntries(values.filter(([, value]) => value !== undefined));
  const problems = bodyProblems(schema, body);
  if (problems.length > 0) throw invalid(problems);
  return body as Static<Schema>;
}

/** A field's value in the type its schema says; undefined where nothing was chosen. */
function valueOf(property: TSchema, form: Form, name: string): unknown {
  const { type, enum: choices }: { type?: string | string[]; enum?: unknown } = property;
  const text = textOf(form, name);
  const types = [type].flat();
  if (types.includes("array")) return linesOf([form[name]].flat().join("\n"));
  if (text.trim() === "" && types.includes("null")) return null;
  if (text === "" && (choices !== undefined || types.includes("integer") || types.includes("number")))
    return undefined;
  if (types.includes("boolean")) return text === "true";
  if (types.includes("integer") || types.includes("number")) return Number(text);
  return text;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
