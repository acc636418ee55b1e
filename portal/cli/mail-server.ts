import { Option } from "commander";
import { emailAddress } from "../accounts/accounts.ts";
import { Complaint } from "../complaint.ts";
import type { MailServer } from "../mail/delivery.ts";
import { textParser } from "./options.ts";

export const smtpUrlOption = () =>
  new Option(
    "--smtp-url <url>",
    "the server that mails are sent with; by default they stay in the outbox. A URL with a password is safer in the environment",
  )
    .env("DEVPORTAL_SMTP_URL")
    .argParser(toSmtpUrl);

export const mailFromOption = () =>
  new Option("--mail-from <address>", "the address that mails come from; needed with --smtp-url")
    .env("DEVPORTAL_MAIL_FROM")
    .argParser(textParser(emailAddress));

export interface MailFlags {
  smtpUrl?: string | undefined;
  mailFrom?: string | undefined;
}

/** @throws Complaint when there is a server and no address to send from. */
export function toMailServer({ smtpUrl, mailFrom }: MailFlags): MailServer | undefined {
  if (!smtpUrl) return undefined;
  if (!mailFrom) {
    throw new Complaint("Mails need a sender: say with --mail-from from which address they come.");
  }
  return { smtpUrl, mailFrom };
}

// Not commander's own complaint, which would show the URL with its password.
function toSmtpUrl(text: string): string {
  if (isSmtpUrl(text)) return text;
  throw new Complaint(
    "--smtp-url must be like smtps://user:password@mail.example.com or smtp://localhost:25, with special characters percent-encoded.",
  );
}

function isSmtpUrl(text: string): boolean {
  try {
    const { protocol, hostname, username, password, pathname, hash } = new URL(text);
    decodeURIComponent(username + password);
    return /^smtps?:$/.test(protocol) && hostname !== "" && /^\/?$/.test(pathname) && hash === "";
  } catch {
    return false;
  }
}
