const lengths = [256, 64, 16, 4, 1];

/** Splits a list into parts of few lengths, since statements are prepared that differ only in how many values they list. */
export function inFewLengths<T>(list: readonly T[]): T[][] {
  const parts: T[][] = [];
  let first = 0;
  for (const length of lengths) {
    for (; first + length <= list.length; first += length) parts.push(list.slice(first, first + length));
  }
  return parts;
}
