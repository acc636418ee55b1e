import { ExpectedError } from "../core/errors.ts";

/**
 * A path below the API's root, each value encoded so that it stays one segment.
 * @throws for a value that would be a step upwards, encoded or not.
 */
export function path(texts: TemplateStringsArray, ...segments: string[]): string {
  return String.raw({ raw: texts }, ...segments.map(encoded));
}

function encoded(segment: string): string {
  if (segment === "." || segment === "..") throw new ExpectedError(`"${segment}" is no id`);
  return encodeURIComponent(segment);
}
