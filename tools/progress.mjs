/**
 * Says what is being done and how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const started = Date.now();
  console.log(`${what} …`);
  const ticker = setInterval(() => console.log(`  … ${elapsed(started)}`), 30_000);
  try {
    const result = await work();
    console.log(`  done in ${elapsed(started)}`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}

/** @param {number} started */
function elapsed(started) {
  const seconds = (Date.now() - started) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
