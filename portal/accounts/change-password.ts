import { recordAudit, type Audited } from "../audit.ts";
import { queueMail } from "../mail/outbox.ts";
import type { Visiting } from "../portal.ts";
import { refuse } from "../errors.ts";
import { findAccount, type Account } from "./accounts.ts";
import { issueLink, spendLink } from "./one-time-links.ts";
import { endSessions } from "./sessions.ts";

/** Sets a password and signs the account out everywhere: whoever knew the old one is out. */
export async function setPassword(context: Audited, accountId: string, passwordHash: string): Promise<void> {
  await context.db
    .updateTable("accounts")
    .set({ password_hash: passwordHash, updated_at: context.now })
    .where("id", "=", accountId)
    .execute();
  await recordAudit(context, {
    action: "account.password_changed",
    target: { type: "account", id: accountId },
  });
  await endSessions(context, accountId);
}

/** Mails a link with which a new password can be chosen, if there is an account; whoever asks is not told. */
export async function requestPasswordReset(context: Visiting, email: string): Promise<void> {
  const account = await findAccount(context.db, email);
  await recordAudit(context, {
    action: "account.password_reset_requested",
    target: { type: "account", id: account?.id ?? "unknown" },
    detail: { email },
  });
  if (!account) return;
  await queueMail(context, {
    recipient: account.email,
    subject: "A new password for the developer portal",
    body: [
      "Choose a new password with this link. It works once, within an hour:",
      await issueLink(context, "reset-password", account.email),
      "If you did not ask for it, do nothing: your password stays as it is.",
    ].join("\n\n"),
  });
}

/** Chooses a new password by a mailed link, which also proves the address. @throws PortalError `link_invalid`. */
export async function resetPassword(
  context: Visiting,
  token: string,
  passwordHash: string,
): Promise<Account> {
  const { email } = await spendLink(context, "reset-password", token);
  const account = await findAccount(context.db, email);
  if (!account) throw refuse("link_invalid");
  await setPassword(context, account.id, passwordHash);
  return account;
}
