import type { Timestamp } from "./store/tables.ts";

export type Clock = () => Date;

export const seconds = 1_000;
export const minutes = 60 * seconds;
export const hours = 60 * minutes;
export const days = 24 * hours;

/** The moment that lies `milliseconds` after another; negative: before. */
export function later(moment: Timestamp, milliseconds: number): Timestamp {
  return new Date(Date.parse(moment) + milliseconds).toISOString();
}
