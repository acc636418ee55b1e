import { createHash, randomFillSync, timingSafeEqual } from "node:crypto";

/** A client secret that a caller brought or the portal made; `secret` is known only in the latter case. */
export interface OfferedSecret {
  hash: string;
  /** Enough of the hash to tell secrets apart, too little to find one. */
  fingerprint: string;
  secret: string | undefined;
}

const length = 32;

// Asking the system each time would cost more than anything else in making a token.
const pool = Buffer.alloc(128 * length);
let used = pool.length;

/** 256 random bits in 43 base64url characters: the form of client ids, client secrets and everything else nobody can guess. */
export function randomText(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, (used += length));
  const text = bytes.toString("base64url");
  bytes.fill(0);
  return text;
}

/** The secret behind a hash that a program sent, or a new one. */
export function offeredSecret(secretHash?: string): OfferedSecret {
  if (secretHash !== undefined)
    return { hash: secretHash, fingerprint: fingerprintOf(secretHash), secret: undefined };
  const secret = randomText();
  const hash = hashOf(secret);
  return { hash, fingerprint: fingerprintOf(hash), secret };
}

/** Under which a text that nobody can guess is stored. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Compares without telling by the time it takes how much agrees. */
export function sameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, "hex"), Buffer.from(other, "hex"));
}

function fingerprintOf(hash: string): string {
  return hash.slice(0, 16);
}
