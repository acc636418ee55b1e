/** Skips the running test or suite and prints why; a run that requires all tests counts it as a failure. */
export function skip(context: Mocha.Context, reason: string): never {
  console.log(`      skipped: ${reason}`);
  return context.skip();
}
