import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { refuse } from "../errors.ts";

/** The name of the hidden field. */
export const csrfName = "_csrf";

/** What a form of this browser carries: a page elsewhere can learn neither it nor the cookie it is made of. */
export function csrfToken(cookie: string): string {
  return createHash("sha256").update(`csrf:${cookie}`).digest("base64url");
}

/** @throws PortalError `form_not_ours` unless a page of this portal sent the form, in this session. */
export function requireOwnForm(
  request: FastifyRequest,
  given: unknown,
  cookie: string | undefined,
  publicUrl: string,
): void {
  if (!isOwnPage(request, publicUrl) || cookie === undefined || typeof given !== "string") {
    throw refuse("form_not_ours");
  }
  const [expected, found] = [Buffer.from(csrfToken(cookie)), Buffer.from(given)];
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) throw refuse("form_not_ours");
}

// Browsers say where a form comes from, in headers that a page cannot set.
function isOwnPage({ headers }: FastifyRequest, publicUrl: string): boolean {
  const { origin, host, "sec-fetch-site": site } = headers;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || new URL(origin).origin === new URL(publicUrl).origin;
}
