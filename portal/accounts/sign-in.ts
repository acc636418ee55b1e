import type { Clock } from "../clock.ts";
import type { Database } from "../store/tables.ts";
import { refuse } from "../errors.ts";
import { rateLimiter } from "../rate-limit.ts";
import { emailKey, type Account } from "./accounts.ts";
import { verifyPassword } from "./passwords.ts";

// Ten attempts at once, then one every ten seconds: enough for a person who tries out, too slow for a machine.
const attempts = { burst: 10, perSecond: 0.1 };

export type Throttle = (...callers: string[]) => void;

/** Slows down whoever guesses passwords, for an account as well as from an address. */
export function throttle(clock: Clock): Throttle {
  const take = rateLimiter(attempts);
  /** @throws PortalError `rate_limited`; who is refused for the first caller uses up nothing of the next. */
  return (...callers) => {
    for (const caller of callers) {
      const { allowed, retryAfter } = take(caller, clock().getTime());
      if (!allowed) throw refuse("rate_limited", { seconds: String(retryAfter) });
    }
  };
}

export interface Attempt {
  email: string;
  password: string;
  address: string;
}

interface SignInParts {
  read: <T>(work: (db: Database) => Promise<T>) => Promise<T>;
  slowDown: Throttle;
}

/**
 * The account that an address and a password belong to. Nothing tells an unknown address from a wrong password.
 * @throws PortalError `sign_in_failed` or `rate_limited`.
 */
export async function checkSignIn(
  { email, password, address }: Attempt,
  { read, slowDown }: SignInParts,
): Promise<Account> {
  const key = emailKey(email);
  slowDown(`address ${address}`, `account ${key}`);
  const row = await read((db) =>
    db
      .selectFrom("accounts")
      .where("email_key", "=", key)
      .where("deactivated_at", "is", null)
      .select(["id", "email", "operator", "password_hash"])
      .executeTakeFirst(),
  );
  if (!(await verifyPassword(password, row?.password_hash)) || !row) throw refuse("sign_in_failed");
  return { id: row.id, email: row.email, operator: row.operator === 1 };
}
