import { seconds } from "../clock.ts";
import { mailSender, type Route, type SenderParts } from "./send-mails.ts";
import { smtpTransport, type Transport } from "./smtp.ts";

/** A mail server and the sender's address. */
export type MailServer = Omit<Route, "transport">;

export interface DeliveryOptions extends MailServer {
  /** By default the mail server of the URL. */
  transport?: Transport;
  /** How often the outbox is looked at, in milliseconds; by default every 2 s. */
  every?: number;
}

export interface Delivery {
  /** Sends the mail under way to its end, but waits no longer than the grace, in milliseconds. */
  stop(grace: number): Promise<void>;
}

/** Sends the mails of the outbox, those of earlier runs first, until it is stopped. */
export function startDelivery(
  parts: SenderParts,
  { transport, every = 2 * seconds, ...server }: DeliveryOptions,
): Delivery {
  const carrier = transport ?? smtpTransport(server.smtpUrl);
  const stopped = new AbortController();
  const aborted = new AbortController();
  const stopping = { wanted: stopped.signal, forced: aborted.signal };
  const sendMails = mailSender(parts, { ...server, transport: carrier }, stopping);
  let round: Promise<void> | undefined;

  function look(): void {
    round ??= sendMails()
      .catch((error: unknown) => parts.log.error({ err: error }, "The outbox could not be worked on."))
      .finally(() => (round = undefined));
  }

  const timer = setInterval(look, every).unref();
  look();
  return {
    async stop(grace) {
      clearInterval(timer);
      stopped.abort();
      const giveUp = setTimeout(() => aborted.abort(), grace).unref();
      await round;
      clearTimeout(giveUp);
      carrier.close();
    },
  };
}
