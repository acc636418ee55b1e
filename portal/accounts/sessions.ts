import { recordAudit, type Audited } from "../audit.ts";
import { hashOf, randomText } from "../client-secrets.ts";
import { days, later, minutes } from "../clock.ts";
import type { Actor } from "../context.ts";
import { newId } from "../ids.ts";
import type { Database, Timestamp } from "../store/tables.ts";

/** A session ends this long after it was begun, used or not. */
export const longestSession = 7 * days;

/** A session that was not used for this long has ended. */
const longestPause = 1 * days;

/** How often it is written down that a session was used. */
const notedEvery = 5 * minutes;

/** Somebody who is signed in. */
export interface Session {
  id: string;
  actor: Actor;
  lastUsedAt: Timestamp;
}

interface Moment {
  now: Timestamp;
  address: string | null;
}

/** Signs an account in. @returns what the browser keeps; only its hash is stored. */
export async function startSession(
  context: Pick<Audited, "db" | "now">,
  account: { id: string; email: string; operator: boolean },
  address: string | null,
): Promise<string> {
  const { db, now } = context;
  const id = newId();
  const token = randomText();
  await db.deleteFrom("sessions").where("created_at", "<=", later(now, -longestSession)).execute();
  await db
    .insertInto("sessions")
    .values({
      id,
      account_id: account.id,
      hash: hashOf(token),
      address,
      created_at: now,
      last_used_at: now,
    })
    .execute();
  const { id: accountId, email, operator } = account;
  await recordAudit(
    { db, now, actor: { accountId, email, operator, address, token: null } },
    { action: "account.signed_in", target: { type: "account", id: accountId } },
  );
  return token;
}

/** Whose session it is; undefined when there is none, when it has ended or when the account is deactivated. */
export async function findSession(
  db: Database,
  token: string,
  { now, address }: Moment,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom("sessions")
    .innerJoin("accounts", "accounts.id", "sessions.account_id")
    .where("sessions.hash", "=", hashOf(token))
    .where("sessions.created_at", ">", later(now, -longestSession))
    .where("sessions.last_used_at", ">", later(now, -longestPause))
    .where("accounts.deactivated_at", "is", null)
    .select(["sessions.id", "sessions.last_used_at"])
    .select(["accounts.id as account_id", "accounts.email", "accounts.operator"])
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      lastUsedAt: row.last_used_at,
      actor: {
        accountId: row.account_id,
        email: row.email,
        operator: row.operator === 1,
        address,
        token: null,
      },
    }
  );
}

/** Whether it is time to write down that the session is used. */
export function isDueToBeNoted({ lastUsedAt }: Session, now: Timestamp): boolean {
  return lastUsedAt <= later(now, -notedEvery);
}

export async function noteSession(db: Database, { id }: Session, now: Timestamp): Promise<void> {
  await db.updateTable("sessions").set({ last_used_at: now }).where("id", "=", id).execute();
}

/** Signs out of one session. */
export async function endSession({ db }: Pick<Audited, "db">, id: string): Promise<void> {
  await db.deleteFrom("sessions").where("id", "=", id).execute();
}

/** Signs an account out of every session. */
export async function endSessions(context: Audited, accountId: string): Promise<void> {
  await context.db.deleteFrom("sessions").where("account_id", "=", accountId).execute();
  await recordAudit(context, {
    action: "account.signed_out_everywhere",
    target: { type: "account", id: accountId },
  });
}
