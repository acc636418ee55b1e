import autocannon, { type Result } from "autocannon";
import type { BenchRequest } from "./announcement.ts";

const connections = 50;

/** Seconds for one answer. */
const timeout = 60;

/**
 * How long the load lasts: so many seconds, or answers. Until V8 has compiled most of what runs, a portal is at a fraction of
 * its speed, so it is warmed up before.
 */
export interface Load {
  in: "seconds" | "answers";
  warmUp: number;
  measured: number;
}

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
  { in: unit, warmUp, measured }: Load,
): Promise<number> {
  let answers = 0;
  const send = async (much: number) => {
    const begun = performance.now();
    let ended = begun;
    const options = {
      url,
      connections,
      ...(unit === "seconds" ? { duration: much } : { amount: much }),
      timeout,
      requests,
      idReplacement: requests.some(({ body }) => body?.includes("[<id>]")),
      verifyBody: (body: unknown) => answers++ % lookedAt !== 0 || isRight(String(body)),
    };
    const result = await new Promise<Result>((resolve, reject) => {
      const sending = autocannon(options, (error: Error | null, done) => {
        if (error) reject(error);
        else resolve(done);
      });
      // The duration that autocannon tells of so many answers is one of whole seconds.
      sending.on("response", () => (ended = performance.now()));
    });
    return (throwOnFailure(result)["2xx"] / (ended - begun)) * 1_000;
  };
  await send(warmUp);
  return send(measured);
}

function throwOnFailure(result: Result): Result {
  const { errors, non2xx, mismatches } = result;
  if (errors + non2xx + mismatches > 0) {
    throw new Error(`${errors} requests failed, ${non2xx} were refused, ${mismatches} answered wrongly.`);
  }
  if (result["2xx"] === 0) throw new Error("Nothing was answered in the time.");
  return result;
}
