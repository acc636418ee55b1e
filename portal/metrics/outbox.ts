import { Gauge, type Registry } from "prom-client";
import { setTimeout as delay } from "node:timers/promises";
import { seconds } from "../clock.ts";
import type { Store } from "../store/store.ts";

/** Beyond that many unsent mails the number matters no more, and counting them would cost. */
const counted = 10_000;

const patience = 2 * seconds;

/** Looks at the outbox at each scrape, and tells by that whether the database answers. */
export function outboxMetrics(registry: Registry, store: Store): void {
  const registers = [registry];
  let looking: Promise<number | undefined> = Promise.resolve(undefined);
  new Gauge({
    name: "devportal_store_up",
    help: "1 if the database answered within 2 s when the metrics were asked for, else 0.",
    registers,
    async collect() {
      looking = Promise.race([unsentMails(store), delay(patience, undefined, { ref: false })]);
      this.set((await looking) === undefined ? 0 : 1);
    },
  });
  new Gauge({
    name: "devportal_outbox_unsent_mails",
    help: `Mails that are not sent yet, counted up to ${counted}. Each process of a portal tells of the same outbox.`,
    registers,
    // Asked after the one above, whose look it shares.
    async collect() {
      const unsent = await looking;
      if (unsent === undefined) this.remove();
      else this.set(unsent);
    },
  });
}

/** How many mails wait; undefined when the database does not answer. */
async function unsentMails(store: Store): Promise<number | undefined> {
  try {
    return await store.read(async (db) => {
      const unsent = db.selectFrom("outbox").select("id").where("sent_at", "is", null).limit(counted);
      const { count } = await db
        .selectFrom(unsent.as("unsent"))
        .select((select) => select.fn.countAll().as("count"))
        .executeTakeFirstOrThrow();
      return Number(count);
    });
  } catch {
    return undefined;
  }
}
