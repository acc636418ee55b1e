import { expect } from "chai";
import { EventEmitter, once } from "node:events";
import { startDelivery, type Delivery } from "../../../portal/mail/delivery.ts";
import { queueMail } from "../../../portal/mail/outbox.ts";
import type { OutgoingMail, Transport } from "../../../portal/mail/smtp.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { startTwoPortals, type TwoPortals } from "../../support/two-portals.ts";

const minute = 60_000;

onEachDatabase("the delivery of mails by two processes", function () {
  this.timeout(30_000);

  let two: TwoPortals;
  let deliveries: Delivery[];
  let sent: string[];
  let told: EventEmitter;

  beforeEach(async () => {
    two = await startTwoPortals();
    [deliveries, sent, told] = [[], [], new EventEmitter()];
  });
  afterEach(async () => {
    await Promise.all(deliveries.map((delivery) => delivery.stop(0)));
    await two.stop();
  });

  const queue = (subject: string) =>
    two.one.store.write((db) =>
      queueMail(
        { db, keys: two.keys, now: two.one.clock().toISOString() },
        { recipient: "bob@example.com", subject, body: "Good morning." },
      ),
    );

  /** @param process Which of the two delivers. */
  function deliver(process: 0 | 1, sendMail: Transport["sendMail"]): Delivery {
    const { store, clock } = two.both[process];
    const log = {
      info: () => told.emit("sent"),
      warn: () => told.emit("failed"),
      error: (fields: unknown) => told.emit("error", fields),
    };
    const delivery = startDelivery(
      { store, clock, keys: two.keys, log },
      {
        smtpUrl: "smtp://127.0.0.1:25",
        mailFrom: "portal@example.com",
        every: 5,
        transport: { sendMail, close: () => undefined },
      },
    );
    deliveries.push(delivery);
    return delivery;
  }

  const note = async ({ subject }: OutgoingMail) => void sent.push(subject);
  const hang = ({ signal }: OutgoingMail) =>
    new Promise<void>((_, reject) => {
      told.emit("began");
      signal.addEventListener("abort", () => reject(new Error("Aborted.")));
    });

  async function untilSent(count: number): Promise<void> {
    while (sent.length < count) await once(told, "sent");
  }

  it("sends each once, in about their order", async () => {
    const subjects = Array.from({ length: 40 }, (_, n) => String(n));
    for (const subject of subjects) await queue(subject);
    const slowly = async (mail: OutgoingMail) => {
      await new Promise(setImmediate);
      await note(mail);
    };
    deliver(0, slowly);
    deliver(1, slowly);
    await untilSent(40);
    await queue("last");
    await untilSent(41);
    expect([...sent].sort()).to.deep.equal([...subjects, "last"].sort());
    for (const [place, subject] of sent.entries()) {
      if (subject !== "last") expect(Math.abs(place - Number(subject)), subject).to.be.below(5);
    }
  });

  it("leaves a mail to the process that sends it, and takes it over when that one has died", async () => {
    await queue("begun");
    const began = once(told, "began");
    deliver(0, hang);
    await began;
    await queue("other");
    deliver(1, note);
    await untilSent(1);
    two.one.advance(5 * minute - 1);
    await queue("further");
    await untilSent(2);
    expect(sent).to.deep.equal(["other", "further"]);
    two.one.advance(1);
    await untilSent(3);
    expect(sent).to.deep.equal(["other", "further", "begun"]);
  });

  it("sends at once what a process gives back that is told to stop", async () => {
    await queue("begun");
    const began = once(told, "began");
    const stopping = deliver(0, hang);
    await began;
    await stopping.stop(0);
    deliver(1, note);
    await untilSent(1);
    expect(sent).to.deep.equal(["begun"]);
  });

  it("waits after a failure in whichever process", async () => {
    await queue("refused");
    const failed = once(told, "failed");
    const failing = deliver(0, () => Promise.reject(new Error("Refused.")));
    await failed;
    await failing.stop(0);
    await queue("other");
    deliver(1, note);
    await untilSent(1);
    two.one.advance(10_000);
    await untilSent(2);
    expect(sent).to.deep.equal(["other", "refused"]);
  });

  it("sends nothing again of which it could only not be written down at once that it was sent", async () => {
    let failing = false;
    const { store } = two.one;
    const write: typeof store.write = (work) =>
      failing ? Promise.reject(new Error("Down.")) : store.write(work);
    two.one.store = { ...store, write };
    await queue("first");
    const error = once(told, "error");
    deliver(0, async (mail) => {
      await note(mail);
      failing = mail.subject === "first";
    });
    await error;
    two.one.advance(10 * minute);
    failing = false;
    await queue("second");
    await untilSent(2);
    const rows = await store.read((db) => db.selectFrom("outbox").select("sent_at").execute());
    expect(sent).to.deep.equal(["first", "second"]);
    expect(rows.filter(({ sent_at }) => sent_at === null)).to.deep.equal([]);
  });
});
