import { createHash, randomBytes } from "node:crypto";

/** The value of `secretReset` after somebody else issued a secret. */
export const OUTSIDE = "outside of Pulumi";

/** Likewise, of an object whose making was interrupted before its secret was handed over. */
export const NOT_HANDED_OVER = "not handed over";

export interface ClientSecret {
  secret: string;
  /** All that the portal keeps of the secret. */
  secretHash: string;
}

export function newClientSecret(): ClientSecret {
  const secret = randomBytes(32).toString("base64url");
  return { secret, secretHash: hashOf(secret) };
}

/** Whether the portal's fingerprint is that of the secret. */
export function isFingerprintOf(fingerprint: string | null | undefined, secret: string): boolean {
  return typeof fingerprint === "string" && hashOf(secret).startsWith(fingerprint);
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
