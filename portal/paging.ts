import Type from "typebox";
import { refuse } from "./errors.ts";

const largest = 500;
const usual = 100;

/** The query parameters of every list. */
export const pageQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: largest, default: usual, description: "How many items at most." }),
  ),
  cursor: Type.Optional(Type.String({ description: "`nextCursor` of the page before." })),
};

export interface PageQuery {
  limit?: number;
  cursor?: string;
}

/** A page of a list that is ordered by id, so that what is inserted meanwhile moves nothing. */
export interface Page {
  /** Only items whose id is greater. */
  after: string;
  /** How many rows to read: one more than the page holds. */
  rows: number;
}

export function pageOf({ limit = usual, cursor }: PageQuery): Page {
  return { after: cursor === undefined ? "" : decode(cursor), rows: limit + 1 };
}

/** Cuts what was read to the page, and tells how to get the next one. */
export function toList<Row extends { id: string }, Item>(
  rows: Row[],
  page: Page,
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, page.rows - 1);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: last && rows.length > shown.length ? encode(last.id) : null,
  };
}

function encode(id: string): string {
  return Buffer.from(`after:${id}`).toString("base64url");
}

function decode(cursor: string): string {
  const text = Buffer.from(cursor, "base64url").toString();
  if (!text.startsWith("after:")) throw refuse("invalid_cursor");
  return text.slice("after:".length);
}
