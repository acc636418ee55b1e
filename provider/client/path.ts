/** A path below the API's root, each value encoded so that it stays one segment. */
export function path(texts: TemplateStringsArray, ...segments: string[]): string {
  return String.raw({ raw: texts }, ...segments.map(encodeURIComponent));
}
