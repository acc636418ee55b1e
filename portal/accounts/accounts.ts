import { recordAudit, type Audited } from "../audit.ts";
import { newId } from "../ids.ts";
import type { Database } from "../store/tables.ts";
import type { TextLimits } from "../text.ts";

export const emailAddress = { maxLength: 254, format: "address" } as const satisfies TextLimits;
/** A first or a last name. */
export const accountName = { maxLength: 80 } as const satisfies TextLimits;

export interface NewAccount {
  email: string;
  firstName: string;
  lastName: string;
  passwordHash: string;
  /** The first account is one whatever this says. */
  operator: boolean;
}

export interface Account {
  id: string;
  email: string;
  operator: boolean;
}

/** Addresses are one account whatever their case. */
export function emailKey(email: string): string {
  return email.normalize("NFKC").toLowerCase();
}

/** Whether two addresses are one account's. */
export function isSameAddress(one: string, other: string): boolean {
  return emailKey(one) === emailKey(other);
}

/** Makes an account whose address counts as verified; undefined when the address has one already. */
export async function addAccount(
  context: Audited,
  { email, firstName, lastName, passwordHash, operator }: NewAccount,
): Promise<Account | undefined> {
  const { db, now } = context;
  const first = (await db.selectFrom("accounts").select("id").limit(1).executeTakeFirst()) === undefined;
  const account = { id: newId(), email, operator: first || operator };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("accounts")
    .values({
      id: account.id,
      email,
      email_key: emailKey(email),
      first_name: firstName,
      last_name: lastName,
      password_hash: passwordHash,
      operator: account.operator ? 1 : 0,
      verified_at: now,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column("email_key").doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return undefined;
  await recordAudit(context, {
    action: "account.created",
    target: { type: "account", id: account.id },
    detail: { email, operator: account.operator },
  });
  return account;
}

export async function findAccount(db: Database, email: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom("accounts")
    .where("email_key", "=", emailKey(email))
    .select(["id", "email", "operator"])
    .executeTakeFirst();
  return row && { ...row, operator: row.operator === 1 };
}

export function listAccounts(db: Database) {
  return db
    .selectFrom("accounts")
    .select(["id", "email", "first_name", "last_name", "operator", "created_at", "deactivated_at"])
    .orderBy("id")
    .execute();
}
