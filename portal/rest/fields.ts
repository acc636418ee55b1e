import Type from "typebox";
import { toMoment } from "../sandboxes/stamps.ts";
import { orNull, text } from "../text.ts";

/** A line of text. */
export const line = (maxLength: number, description: string) => text({ maxLength, description });

export const id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
export const ids = Type.Array(id, { maxItems: 100, uniqueItems: true });
export const day = Type.String({ format: "day", description: "Such as `2026-01-31`." });
export const moment = Type.String({
  format: "moment",
  description: "A day, or an RFC 3339 time: `2026-01-31T08:00:00Z`.",
});

/** A field that may be left out, and that null empties. */
export const clearable = <Schema extends Type.TSchema>(schema: Schema) => Type.Optional(orNull(schema));

/** What is given of some fields, so that the others stay as they are. */
export function given<Members extends object>(
  members: Members,
): { [Name in keyof Members]?: NonUndefined<Members[Name]> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

type NonUndefined<Value> = Exclude<Value, undefined>;

/** The one item, or none: undefined when that was left out. */
export function asList<Item>(item: Item | null | undefined): Item[] | undefined {
  return item === undefined ? undefined : item === null ? [] : [item];
}

/** A moment as the data API writes it; a day begins at midnight, in UTC. */
export function toStamp<Value extends string | null | undefined>(value: Value): Value | string {
  return typeof value === "string" ? toMoment(new Date(value)) : value;
}
