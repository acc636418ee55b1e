/** Skips that a run with `DEVPORTAL_TEST_REQUIRE_ALL=1` accepts: the start of a test's full title, and why. */
export const waivers: Record<string, string> = {};
