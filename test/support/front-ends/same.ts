import type { Recorded } from "../recorder.ts";

const sorts = {
  id: /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g,
  hash: /\b[\da-f]{64}\b/g,
  fingerprint: /(?<=ingerprint":")[\da-f]+(?=")/g,
  word: /(?<![\w-])[\w-]{43}(?![\w-])/g,
};

/**
 * Texts without what no two front ends have in common: each random word gives way to its number, so that what is the same
 * word stays the same, and the name of a declaration to the part that a program gives.
 */
export function alike(texts: string[]): string[] {
  const numbers = new Map<string, string>();
  const named = (sort: string) => (word: string) => {
    if (!numbers.has(word)) numbers.set(word, `<${sort} ${numbers.size}>`);
    return numbers.get(word) ?? "";
  };
  return texts.map((text) => {
    const declared = text.replace(/urn:pulumi:[^"\s]*?::([^:"\s]+)(?=["\s.,]|$)/g, "<declaration $1>");
    return Object.entries(sorts).reduce((text, [sort, form]) => text.replace(form, named(sort)), declared);
  });
}

/** A request as text, with what of its headers the portal acts on. */
export function requestText({ method, path, headers, body }: Recorded): string {
  const told = ["content-type", "idempotency-key", "devportal-claim", "if-match"].flatMap((name) =>
    headers[name] === undefined ? [] : [`${name}: ${String(headers[name])}`],
  );
  return [`${method} ${path}`, ...told, body].join("\n");
}
