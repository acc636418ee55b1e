import { hashOf, randomText } from "../client-secrets.ts";
import { days, hours, later } from "../clock.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { newId } from "../ids.ts";
import type { OneTimeLinksTable } from "../store/account-tables.ts";
import type { Database, Timestamp } from "../store/tables.ts";
import { emailKey } from "./accounts.ts";

/** What a link is good for, and how long. */
const lifetimes = {
  "set-up": 1 * days,
  "sign-up": 1 * days,
  "reset-password": 1 * hours,
};
export type Purpose = keyof typeof lifetimes;

/** Makes a link that works once and replaces those made before for the same. @returns its address. */
export async function issueLink(
  { db, now, publicUrl }: Pick<Context, "db" | "now" | "publicUrl">,
  purpose: Purpose,
  email = "",
): Promise<string> {
  const token = randomText();
  const email_key = emailKey(email);
  await db
    .deleteFrom("one_time_links")
    .where((where) =>
      where.or([
        where.and([where("purpose", "=", purpose), where("email_key", "=", email_key)]),
        where("expires_at", "<=", now),
      ]),
    )
    .execute();
  await db
    .insertInto("one_time_links")
    .values({
      id: newId(),
      purpose,
      email,
      email_key,
      hash: hashOf(token),
      created_at: now,
      expires_at: later(now, lifetimes[purpose]),
    })
    .execute();
  // In the query, which the log leaves out.
  return `${publicUrl}/${purpose}?token=${token}`;
}

/** @throws PortalError `link_invalid` when it was used, replaced, has expired or never was. */
export async function requireLink(
  { db, now }: { db: Database; now: Timestamp },
  purpose: Purpose,
  token: string,
): Promise<OneTimeLinksTable> {
  const link = await db
    .selectFrom("one_time_links")
    .selectAll()
    .where("hash", "=", hashOf(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!link) throw refuse("link_invalid");
  return link;
}

/** Uses a link up: of two who try at once, one does. @throws PortalError `link_invalid`. */
export async function spendLink(
  moment: { db: Database; now: Timestamp },
  purpose: Purpose,
  token: string,
): Promise<OneTimeLinksTable> {
  const link = await requireLink(moment, purpose, token);
  const spent = await moment.db
    .deleteFrom("one_time_links")
    .where("id", "=", link.id)
    .returning("id")
    .executeTakeFirst();
  if (!spent) throw refuse("link_invalid");
  return link;
}
