import autocannon, { type Result } from "autocannon";
import type { BenchRequest } from "./announcement.ts";

const connections = 50;
const duration = 4;

/** Seconds; until V8 has compiled most of what runs, a portal is at a fraction of its speed. */
const warmUp = 8;

/** Every so many answers one is looked at, so that looking does not slow the load down. */
const lookedAt = 100;

/**
 * Answers per second under the load of 50 connections, once the subject is warm.
 * @throws when a request fails, or an answer that is looked at is not what `isRight` expects.
 */
export async function answersPerSecond(
  url: string,
  requests: BenchRequest[],
  isRight: (body: string) => boolean,
): Promise<number> {
  let answers = 0;
  const send = (seconds: number) =>
    autocannon({
      url,
      connections,
      duration: seconds,
      requests,
      verifyBody: (body) => answers++ % lookedAt !== 0 || isRight(String(body)),
    });
  throwOnFailure(await send(warmUp));
  const result = throwOnFailure(await send(duration));
  return result["2xx"] / result.duration;
}

function throwOnFailure(result: Result): Result {
  const { errors, non2xx, mismatches } = result;
  if (errors + non2xx + mismatches > 0) {
    throw new Error(`${errors} requests failed, ${non2xx} were refused, ${mismatches} answered wrongly.`);
  }
  return result;
}
