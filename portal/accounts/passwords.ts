import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { promisify } from "node:util";
import { refuse } from "../errors.ts";
import type { TextLimits } from "../text.ts";

/** What a password must be like, in characters. */
export const password = { minLength: 8, maxLength: 256 } as const satisfies TextLimits;

const cost = { N: 2 ** 17, r: 8, p: 1 };
const keyLength = 32;
const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** `scrypt$N$r$p$salt$key`, so that the cost can grow while older hashes still verify. */
export async function hashPassword(text: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derived(text, { ...cost, salt });
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Whether a password is the one that was hashed. Without a hash it takes as long, and is not. */
export async function verifyPassword(text: string, stored: string | undefined): Promise<boolean> {
  const [kind, N, r, p, salt = "", key = ""] = stored?.split("$") ?? [];
  if (kind !== "scrypt") {
    await derived(text, { ...cost, salt: randomBytes(16) });
    return false;
  }
  const expected = Buffer.from(key, "base64url");
  const found = await derived(text, {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, "base64url"),
  });
  return expected.length === found.length && timingSafeEqual(expected, found);
}

interface Recipe {
  N: number;
  r: number;
  p: number;
  salt: Buffer;
}

function derived(text: string, { salt, ...recipe }: Recipe): Promise<Buffer> {
  const maxmem = 256 * recipe.N * recipe.r;
  return inTurn(() => derive(text.normalize("NFKC"), salt, keyLength, { ...recipe, maxmem }));
}

// Each takes 128 MiB: more at once would let strangers use up the machine's memory.
const atOnce = 2;
const mostWaiting = 50;
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < atOnce) running++;
  else if (waiting.length >= mostWaiting) throw refuse("overloaded");
  else await new Promise<void>((resolve) => void waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
