/** The middle of the samples. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? NaN;
  return (lower + upper) / 2;
}

/** How far the samples lie apart: the largest less the smallest. */
export function spread(samples: readonly number[]): number {
  return Math.max(...samples) - Math.min(...samples);
}
