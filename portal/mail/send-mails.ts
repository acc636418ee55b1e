import type { FastifyBaseLogger } from "fastify";
import type { Selectable, Updateable } from "kysely";
import { days, hours, later, seconds } from "../clock.ts";
import type { Parts } from "../portal.ts";
import type { OutboxTable } from "../store/tables.ts";
import { openMail } from "./outbox.ts";
import { reasonOf, type Transport } from "./smtp.ts";

const mostAttempts = 10;

// Nothing that a mail asks for can be done for longer; a portal that is given a mail server late sends no old mails.
const oldest = 7 * days;

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

/** @returns what sends the mails of the outbox that are due, one after the other in their order. */
export function mailSender(
  { store, clock, keys, log }: SenderParts,
  { smtpUrl, mailFrom, transport }: Route,
  stop: Stop,
): () => Promise<void> {
  const notBefore = new Map<string, number>();
  // What was sent is not sent again when that could not be written down at once.
  const sent = new Set<string>();

  return async () => {
    for (const mail of await unsent()) {
      if (stop.wanted.aborted) return;
      if ((notBefore.get(mail.id) ?? 0) <= clock().getTime()) await attempt(mail);
    }
  };

  async function attempt(mail: Selectable<OutboxTable>): Promise<void> {
    const mailId = mail.id;
    try {
      if (!sent.has(mailId)) await send(mail);
    } catch (error) {
      if (stop.forced.aborted) return;
      const attempts = mail.attempts + 1;
      const failure = reasonOf(error, smtpUrl);
      notBefore.set(mailId, clock().getTime() + pauseAfter(attempts));
      await note(mailId, { attempts, failure });
      log.warn({ mailId, attempts, failure }, "A mail could not be sent.");
      return;
    }
    sent.add(mailId);
    await note(mailId, { sent_at: clock().toISOString(), failure: null });
    sent.delete(mailId);
    notBefore.delete(mailId);
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
      signal: stop.forced,
    });
  }

  function unsent() {
    const since = later(clock().toISOString(), -oldest);
    return store.read((db) =>
      db
        .selectFrom("outbox")
        .selectAll()
        .where("sent_at", "is", null)
        .where("attempts", "<", mostAttempts)
        .where("created_at", ">", since)
        .orderBy("id")
        .execute(),
    );
  }

  async function note(id: string, change: Updateable<OutboxTable>): Promise<void> {
    await store.write((db) => db.updateTable("outbox").set(change).where("id", "=", id).execute());
  }
}

function pauseAfter(attempts: number): number {
  return Math.min(2 ** attempts * 5 * seconds, 1 * hours);
}
