import { createTransport } from "nodemailer";
import { minutes, seconds } from "../clock.ts";

/** A mail as it leaves the portal: plain text to one address. */
export interface OutgoingMail {
  from: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  messageId: string;
  headers: Record<string, string>;
  /** Gives up when the portal stops. */
  signal: AbortSignal;
}

/** What takes mails away. */
export interface Transport {
  sendMail(mail: OutgoingMail): Promise<unknown>;
  close(): void;
}

/** How long sending a mail may take altogether. */
export const longestSend = 2 * minutes;

const patience = {
  dnsTimeout: 10 * seconds,
  connectionTimeout: 10 * seconds,
  greetingTimeout: 10 * seconds,
  socketTimeout: 60 * seconds,
};

/** A mail server, by an smtp or smtps URL that may hold a user name and a password. */
export function smtpTransport(url: string): Transport {
  return createTransport({ url, ...patience });
}

const longestReason = 300;

/** Why a mail could not be sent, in one line without the password and without the token of a link. */
export function reasonOf(error: unknown, url: string): string {
  const said = error instanceof Error ? error.message : String(error);
  const line = said
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .replaceAll(/token=(3D)?[\w-]+/g, "token=…")
    .trim();
  return secretsOf(url)
    .reduce((text, secret) => text.replaceAll(secret, "…"), line)
    .slice(0, longestReason);
}

// In the forms in which a server may repeat it.
function secretsOf(url: string): string[] {
  const { username, password } = new URL(url);
  const plain = decodeURIComponent(password);
  if (!plain) return [];
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  return [base64(`\0${decodeURIComponent(username)}\0${plain}`), base64(plain), password, plain];
}
