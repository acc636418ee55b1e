import type { FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "./errors.ts";
import { knownHosts } from "./hosts.ts";
import type { Parts } from "./portal.ts";
import { rateLimitHeaders } from "./rate-limit.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** What every answer carries, also one to what is hardly a request. */
export const everyAnswer = (requestId: string) => ({
  "x-request-id": requestId,
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
});

export type Admission = ReturnType<typeof admission>;

/** Who may come in at all: callers within their rate who ask for this portal. */
export function admission(
  { publicUrl }: Pick<Parts, "publicUrl">,
  { take: allowance }: Pick<RateLimiter, "take">,
) {
  const isKnown = knownHosts(publicUrl);

  /** @throws PortalError `rate_limited` when the caller sent too much. */
  function limit(caller: string, reply: FastifyReply): void {
    const allowed = allowance(caller);
    reply.headers(rateLimitHeaders(allowed));
    if (!allowed.allowed) throw refuse("rate_limited", { seconds: String(allowed.retryAfter) });
  }

  /**
   * @param limited Whether the caller's address counts now; where a token or a client counts, that is known later on.
   * @throws PortalError `rate_limited`, `malformed_request` or `unknown_host`.
   */
  function admit(request: FastifyRequest, reply: FastifyReply, limited: boolean): void {
    reply.headers(everyAnswer(request.id));
    const host = request.headers.host ?? "";
    const known = isKnown(host);
    if (!known || limited) limit(request.ip, reply);
    if (!host) throw refuse("malformed_request", { reason: "The request names no host." });
    if (!known) throw refuse("unknown_host", { host });
  }

  return { admit, limit, allowance };
}
