import type { Static, TSchema } from "typebox";
import type { Stamps } from "../sandboxes/stamps.ts";
import type { Database } from "../store/tables.ts";
import type { People } from "./people.ts";
import type { Place } from "./place.ts";

/** What making or changing a record may use. */
export interface Writing {
  db: Database;
  place: Place;
  people: People;
  /** Who writes, and when. */
  stamps: Stamps;
}

interface Rules<Record, Creation, Change> {
  url: string;
  collection: string;
  /** The member of a body that has the fields. */
  wrapper: string;
  /** Makes a record out of the fields of a body. */
  create(fields: Creation, writing: Writing): Promise<Record>;
  /** The record with what the fields of a body change in it. */
  update(record: Record, fields: Change, writing: Writing): Promise<Record>;
}

interface Schemas<Creation, Change> {
  creation: Creation;
  change: Change;
}

/** A collection that clients write to. */
export type Writable = Rules<{ id: number }, never, never> & Schemas<TSchema, TSchema>;

/** Checks a collection's rules against its schemas. */
export function writable<Record extends { id: number }, Creation extends TSchema, Change extends TSchema>(
  rules: Rules<Record, Static<Creation>, Static<Change>> & Schemas<Creation, Change>,
): Writable {
  return rules;
}
