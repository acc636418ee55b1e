import { createHash, timingSafeEqual } from "node:crypto";

/** A challenge by the method S256, which is a SHA-256 in base64url (RFC 7636, 4.2). */
export const challengePattern = /^[A-Za-z0-9_-]{43}$/;

/** RFC 7636, 4.1. */
const verifierPattern = /^[A-Za-z0-9._~-]{43,128}$/;

/** Whether a verifier is the one that a challenge was made of; without a challenge there must be none. */
export function answersChallenge(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null || verifier === undefined) return challenge === null && verifier === undefined;
  if (!verifierPattern.test(verifier)) return false;
  const made = createHash("sha256").update(verifier).digest("base64url");
  return timingSafeEqual(Buffer.from(made), Buffer.from(challenge));
}
