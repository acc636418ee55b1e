import { randomBytes, scrypt, type ScryptOptions } from "node:crypto";
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

function memory({ N, r }: { N: number; r: number }): number {
  return 256 * N * r;
}
