import { randomBytes, scryptSync } from "node:crypto";
import { openMail } from "../../portal/mail/outbox.ts";
import { newSealingKey, sealingKeys } from "../../portal/sealing.ts";
import { startPortal, type TestPortal } from "./portal.ts";
import type { Visitor } from "./visitor.ts";

export const password = "correct horse battery";

// Costs next to nothing to verify; what is stored says its own cost.
const salt = randomBytes(16);
const key = scryptSync(password, salt, 32, { N: 16, r: 8, p: 1 });
export const cheapHash = ["scrypt", 16, 8, 1, salt.toString("base64url"), key.toString("base64url")].join(
  "$",
);

/** An account that can sign in with `password`. */
export async function person(portal: TestPortal, email: string) {
  const account = await portal.account(email);
  await portal.store.write((db) =>
    db.updateTable("accounts").set({ password_hash: cheapHash }).where("id", "=", account.id).execute(),
  );
  return account;
}

export function signIn(visitor: Visitor, email: string, more: Record<string, string> = {}) {
  return visitor.post("/sign-in", { email, password, ...more });
}

/** A portal whose mails can be read; not limited in its requests. */
export async function startMailingPortal() {
  const keys = sealingKeys([newSealingKey()]);
  const portal = await startPortal({ keys, rateLimit: { perSecond: 1e6, burst: 1e6 } });

  /** The mails to an address, oldest first, each with the path of the link in it. */
  async function mailsTo(recipient: string) {
    const mails = await portal.store.read((db) =>
      db.selectFrom("outbox").selectAll().where("recipient", "=", recipient).orderBy("id").execute(),
    );
    return mails.map((mail) => {
      const body = openMail(keys, mail) ?? "";
      return { subject: mail.subject, body, link: /\/[a-z-]+\?token=\S+/.exec(body)?.[0] ?? "" };
    });
  }
  return { portal, mailsTo };
}
