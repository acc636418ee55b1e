/** Skips that a run with `DEVPORTAL_TEST_REQUIRE_ALL=1` accepts: the start of a test's full title, and why. */
export const waivers: Record<string, string> = {
  "a database after a power cut": "strace, which records writes and flushes, may be kept from watching",
  "a portal whose disk": "a container may be kept from mounting the small disk that is filled",
  "a portal that starts on a disk": "as above",
};
