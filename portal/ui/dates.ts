import { days, hours, minutes, seconds } from "../clock.ts";
import type { Timestamp } from "../store/tables.ts";
import { html, type Html } from "./html.ts";

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium", timeZone: "UTC" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const steps = [
  { unit: "day", length: days },
  { unit: "hour", length: hours },
  { unit: "minute", length: minutes },
] as const;

/** A moment in words; the exact time shows on hover. Within a week it is told from now, else it is a date. */
export function when(moment: Timestamp, now: Timestamp): Html {
  const title = `${exact.format(new Date(moment))} UTC`;
  return html`<time datetime="${moment}" title="${title}">${inWords(moment, now)}</time>`;
}

export function inWords(moment: Timestamp, now: Timestamp): string {
  const distance = Date.parse(moment) - Date.parse(now);
  if (Math.abs(distance) >= 7 * days) return `on ${day.format(new Date(moment))}`;
  const step = steps.find(({ length }) => Math.abs(distance) >= length);
  if (step) return relative.format(Math.round(distance / step.length), step.unit);
  return Math.abs(distance) < 5 * seconds || distance < 0 ? "just now" : "in less than a minute";
}
