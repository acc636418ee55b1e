import type { Context } from "./context.ts";
import { newId } from "./ids.ts";

export interface Mail {
  recipient: string;
  subject: string;
  body: string;
}

/** Puts a mail in the outbox, its body sealed; it goes out if the transaction commits. */
export async function queueMail(
  { db, keys, now }: Context,
  { recipient, subject, body }: Mail,
): Promise<void> {
  const id = newId();
  await db
    .insertInto("outbox")
    .values({ id, recipient, subject, body: keys.seal(body, sealedFor(id)), created_at: now, sent_at: null })
    .execute();
}

/** What a mail's sealed body is bound to. */
export function sealedFor(mailId: string): string {
  return `outbox/${mailId}/body`;
}
