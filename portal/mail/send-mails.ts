import type { FastifyBaseLogger } from "fastify";
import type { ExpressionBuilder, Selectable, Updateable } from "kysely";
import { days, hours, later, minutes, seconds } from "../clock.ts";
import type { Parts } from "../portal.ts";
import type { OutboxTable, Tables, Timestamp } from "../store/tables.ts";
import { openMail } from "./outbox.ts";
import { longestSend, reasonOf, type Transport } from "./smtp.ts";

const mostAttempts = 10;

// Nothing that a mail asks for can be done for longer; a portal that is given a mail server late sends no old mails.
const oldest = 7 * days;

// Longer than sending takes, also if the clocks of two machines differ.
const claimedFor = longestSend + 3 * minutes;

/** What sending needs of the portal. */
export type SenderParts = Pick<Parts, "store" | "clock" | "keys"> & {
  log: Pick<FastifyBaseLogger, "info" | "warn" | "error">;
};

/** How mails leave. */
export interface Route {
  smtpUrl: string;
  /** The address they come from. */
  mailFrom: string;
  transport: Transport;
}

/** How sending ends early. */
export interface Stop {
  /** No further mail is begun. */
  wanted: AbortSignal;
  /** The mail under way is given up. */
  forced: AbortSignal;
}

/**
 * @returns what sends the mails of the outbox that are due, one after the other in their order. Of several processes that
 * do so one sends each: it claims the mail before, and when it dies then, another one sends the mail after a while.
 */
export function mailSender(
  { store, clock, keys, log }: SenderParts,
  { smtpUrl, mailFrom, transport }: Route,
  stop: Stop,
): () => Promise<void> {
  // What this process has sent and could not write down yet; should it die meanwhile, the mail goes out twice.
  const sent = new Set<string>();

  return async () => {
    for (const id of sent) await noteSent(id);
    for (const id of await due()) {
      if (stop.wanted.aborted) return;
      const mail = await claim(id);
      if (mail) await attempt(mail);
    }
  };

  async function attempt(mail: Selectable<OutboxTable>): Promise<void> {
    const mailId = mail.id;
    try {
      await send(mail);
    } catch (error) {
      if (stop.forced.aborted) return release(mail, { not_before: null });
      const attempts = mail.attempts + 1;
      const failure = reasonOf(error, smtpUrl);
      const not_before = later(clock().toISOString(), pauseAfter(attempts));
      await release(mail, { attempts, failure, not_before });
      log.warn({ mailId, attempts, failure }, "A mail could not be sent.");
      return;
    }
    sent.add(mailId);
    await noteSent(mailId);
    log.info({ mailId }, "A mail was sent.");
  }

  async function send(mail: Selectable<OutboxTable>): Promise<void> {
    const text = openMail(keys, mail);
    if (text === undefined) throw new Error("The key that sealed it is lost.");
    await transport.sendMail({
      from: mailFrom,
      to: { name: "", address: mail.recipient },
      subject: mail.subject,
      text,
      messageId: `<${mail.id}@${mailFrom.slice(mailFrom.lastIndexOf("@") + 1)}>`,
      headers: { "Auto-Submitted": "auto-generated" },
      signal: AbortSignal.any([stop.forced, AbortSignal.timeout(longestSend)]),
    });
  }

  async function due(): Promise<string[]> {
    const now = clock().toISOString();
    const rows = await store.read((db) =>
      db.selectFrom("outbox").where(isDue(now)).select("id").orderBy("id").execute(),
    );
    return rows.map(({ id }) => id);
  }

  function claim(id: string): Promise<Selectable<OutboxTable> | undefined> {
    const now = clock().toISOString();
    return store.write((db) =>
      db
        .updateTable("outbox")
        .set({ not_before: later(now, claimedFor) })
        .where("id", "=", id)
        .where(isDue(now))
        .returningAll()
        .executeTakeFirst(),
    );
  }

  /** Ends a claim, if it has not run out. */
  async function release(
    { id, not_before }: Selectable<OutboxTable>,
    change: Updateable<OutboxTable>,
  ): Promise<void> {
    await store.write((db) =>
      db
        .updateTable("outbox")
        .set(change)
        .where("id", "=", id)
        .where("sent_at", "is", null)
        .where("not_before", "=", not_before)
        .execute(),
    );
  }

  async function noteSent(id: string): Promise<void> {
    const change = { sent_at: clock().toISOString(), failure: null, not_before: null };
    await store.write((db) => db.updateTable("outbox").set(change).where("id", "=", id).execute());
    sent.delete(id);
  }
}

function pauseAfter(attempts: number): number {
  return Math.min(2 ** attempts * 5 * seconds, 1 * hours);
}

const isDue = (now: Timestamp) => (where: ExpressionBuilder<Tables, "outbox">) =>
  where.and([
    where("sent_at", "is", null),
    where("attempts", "<", mostAttempts),
    where("created_at", ">", later(now, -oldest)),
    where.or([where("not_before", "is", null), where("not_before", "<=", now)]),
  ]);
