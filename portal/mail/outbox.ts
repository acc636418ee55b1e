import { recordAudit } from "../audit.ts";
import { requireScope } from "../authentication.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { newId } from "../ids.ts";
import type { SealingKeys } from "../sealing.ts";

export interface Mail {
  recipient: string;
  subject: string;
  body: string;
}

/** Puts a mail in the outbox, its body sealed; it goes out if the transaction commits. */
export async function queueMail(
  { db, keys, now }: Pick<Context, "db" | "keys" | "now">,
  { recipient, subject, body }: Mail,
): Promise<void> {
  const id = newId();
  await db
    .insertInto("outbox")
    .values({ id, recipient, subject, body: keys.seal(body, sealedFor(id)), created_at: now, sent_at: null })
    .execute();
}

/** The body of a mail; undefined when the key that sealed it is lost. */
export function openMail(keys: SealingKeys, { id, body }: { id: string; body: string }): string | undefined {
  return keys.open(body, sealedFor(id));
}

const shown = 200;

/** The newest mails without their bodies, newest first, for an operator. */
export function listMails({ db, actor }: Context) {
  requireScope(actor, "operator");
  return db
    .selectFrom("outbox")
    .select(["id", "recipient", "subject", "created_at", "sent_at", "attempts", "failure"])
    .orderBy("id", "desc")
    .limit(shown)
    .execute();
}

/** A mail with its body, for an operator; that it was read is written down, as a body may hold a link. */
export async function readMail(context: Context, id: string) {
  requireScope(context.actor, "operator");
  const mail = await context.db.selectFrom("outbox").selectAll().where("id", "=", id).executeTakeFirst();
  if (!mail) throw refuse("not_found", { thing: "mail" });
  await recordAudit(context, {
    action: "mail.read",
    target: { type: "mail", id },
    detail: { recipient: mail.recipient, subject: mail.subject },
  });
  return { ...mail, body: openMail(context.keys, mail) };
}

/** What a mail's sealed body is bound to. */
export function sealedFor(mailId: string): string {
  return `outbox/${mailId}/body`;
}
