/** A whole UTC day, such as `2026-01-31`; text order is time order. */
export type Day = string;

/** The day on which a moment lies that is so many seconds later. */
export function dayOf(moment: Date, seconds = 0): Day {
  return new Date(moment.getTime() + seconds * 1000).toISOString().slice(0, 10);
}

/** The first day that begins no earlier than so many seconds later. */
export function dayFrom(moment: Date, seconds = 0): Day {
  const midnight = dayOf(moment, seconds);
  const later = moment.getTime() + seconds * 1000 > Date.parse(midnight);
  return later ? dayOf(new Date(midnight), 86_400) : midnight;
}

/** Whether a moment lies less than so many seconds back, or is still to come. */
export function isWithin(moment: string | null | undefined, seconds: number): boolean {
  return typeof moment === "string" && Date.parse(moment) + seconds * 1000 > Date.now();
}
