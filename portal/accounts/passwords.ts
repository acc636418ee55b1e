import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { promisify } from "node:util";

const cost = { N: 2 ** 17, r: 8, p: 1 };
const keyLength = 32;
const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** `scrypt$N$r$p$salt$key`, so that the cost can grow while older hashes still verify. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize("NFKC"), salt, keyLength, { ...cost, maxmem: memory(cost) });
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, N, r, p, salt = "", key = ""] = hash.split("$");
  if (scheme !== "scrypt") return false;
  const expected = Buffer.from(key, "base64url");
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(password.normalize("NFKC"), Buffer.from(salt, "base64url"), expected.length, {
    ...options,
    maxmem: memory(options),
  });
  return timingSafeEqual(actual, expected);
}

function memory({ N, r }: { N: number; r: number }): number {
  return 256 * N * r;
}
