/**
 * Says what is being done and how long it took; what takes less than `quiet` milliseconds is not mentioned.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @param {number} [quiet]
 * @returns {Promise<T>}
 */
export async function step(what, work, quiet = 0) {
  const started = Date.now();
  let said = quiet === 0;
  if (said) console.log(`${what} …`);
  const later = setTimeout(() => {
    if (!said) console.log(`${what} …`);
    said = true;
  }, quiet);
  const ticker = setInterval(() => console.log(`  … ${elapsed(started)}`), 30_000);
  try {
    const result = await work();
    if (said) console.log(`  done in ${elapsed(started)}`);
    return result;
  } finally {
    clearTimeout(later);
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
