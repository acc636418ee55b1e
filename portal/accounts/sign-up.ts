import { recordAudit } from "../audit.ts";
import { refuse } from "../errors.ts";
import { queueMail } from "../mail/outbox.ts";
import type { Visiting } from "../portal.ts";
import { readSettings } from "../settings.ts";
import { addAccount, emailKey, findAccount, type Account } from "./accounts.ts";
import { issueLink, spendLink } from "./one-time-links.ts";

/** What a person says of themselves when an account is made. */
export interface Person {
  firstName: string;
  lastName: string;
  passwordHash: string;
}

/**
 * Mails a link with which an account can be made, where the settings or an invitation allow it. Whoever asks is told
 * nothing of that, so that nobody learns which addresses have accounts.
 */
export async function requestSignUp(context: Visiting, email: string): Promise<void> {
  const { db, publicUrl } = context;
  const account = await findAccount(db, email);
  const outcome = account ? "known" : (await maySignUp(context, email)) ? "mailed" : "not invited";
  await recordAudit(context, {
    action: "account.sign_up_requested",
    target: { type: "portal", id: "portal" },
    detail: { email, outcome },
  });
  if (outcome === "mailed") {
    await queueMail(context, {
      recipient: email,
      subject: "Your account in the developer portal",
      body: [
        "Make your account with this link. It works once, within a day:",
        await issueLink(context, "sign-up", email),
        "If you did not ask for it, do nothing.",
      ].join("\n\n"),
    });
  }
  if (account) {
    await queueMail(context, {
      recipient: account.email,
      subject: "You have an account in the developer portal",
      body: [
        `Somebody, perhaps you, asked for an account with this address. There is one already: sign in at ${publicUrl}/sign-in.`,
        `If you forgot its password, choose a new one: ${publicUrl}/forgot-password`,
      ].join("\n\n"),
    });
  }
}

async function maySignUp({ db, now }: Visiting, email: string): Promise<boolean> {
  const { signUp } = await readSettings(db);
  if (signUp === "open") return true;
  const invitation = await db
    .selectFrom("collaborators")
    .innerJoin("apps", "apps.id", "collaborators.app_id")
    .where("collaborators.email_key", "=", emailKey(email))
    .where("collaborators.status", "=", "pending")
    .where("collaborators.expires_at", ">", now)
    .where("apps.deleted_at", "is", null)
    .select("collaborators.id")
    .executeTakeFirst();
  return invitation !== undefined;
}

/** Makes the account that a link was mailed for. @throws PortalError `link_invalid` or `account_exists`. */
export async function signUp(context: Visiting, token: string, person: Person): Promise<Account> {
  const { email } = await spendLink(context, "sign-up", token);
  const account = await addAccount(context, { ...person, email, operator: false });
  if (!account) throw refuse("account_exists", { email });
  return account;
}
