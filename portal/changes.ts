import { isDeepStrictEqual } from "node:util";

/** What of a change is not so already: a change that says what is so leaves the object, and its ETag, alone. */
export function whatIsNew<Change extends object>(change: Change, current: object): Partial<Change> {
  const now = new Map<string, unknown>(Object.entries(current));
  const fresh = Object.entries(change).filter(([name, value]) => !isDeepStrictEqual(value, now.get(name)));
  return Object.fromEntries(fresh) as Partial<Change>;
}
