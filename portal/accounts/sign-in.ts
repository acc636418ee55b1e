import { refuse } from "../errors.ts";
import type { Parts } from "../portal.ts";
import { bucketKey, fullAgainAt, takeOne } from "../rate-limit-rows.ts";
import { take } from "../rate-limit.ts";
import type { Database } from "../store/tables.ts";
import { emailKey, type Account } from "./accounts.ts";
import { verifyPassword } from "./passwords.ts";

// Ten attempts at once, then one every ten seconds: enough for a person who tries out, too slow for a machine.
const attempts = { burst: 10, perSecond: 0.1 };

/** @throws PortalError `rate_limited`; who is refused for the first caller uses up nothing of the next. */
export type Throttle = (...callers: string[]) => Promise<void>;

/** Slows down whoever guesses passwords, for an account as well as from an address, through whichever process. */
export function throttle({ store, clock }: Pick<Parts, "store" | "clock">): Throttle {
  return async (...callers) => {
    const now = clock().getTime();
    const keys = callers.map((caller) => bucketKey("sign-in", caller));

    // Whoever has to wait costs no write.
    const known = await store.read((db) => fullAgainAt(db, keys));
    const empty = keys.find((key) => !take(attempts, known.get(key) ?? 0, now).allowed);
    const waitsFor = (fullAt = 0) => take(attempts, fullAt, now).retryAfter;
    const wait =
      empty === undefined
        ? await store.write(async (db) => {
            for (const caller of keys) {
              if (await takeOne(db, attempts, { caller, now })) continue;
              return waitsFor((await fullAgainAt(db, [caller])).get(caller));
            }
            return undefined;
          })
        : waitsFor(known.get(empty));
    if (wait !== undefined) throw refuse("rate_limited", { seconds: String(wait) });
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
  await slowDown(`address ${address}`, `account ${key}`);
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
