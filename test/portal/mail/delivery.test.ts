import { expect } from "chai";
import { EventEmitter, once } from "node:events";
import { startDelivery, type Delivery } from "../../../portal/mail/delivery.ts";
import { queueMail, type Mail } from "../../../portal/mail/outbox.ts";
import type { Transport } from "../../../portal/mail/smtp.ts";
import { newSealingKey, sealingKeys } from "../../../portal/sealing.ts";
import { startPortal, type TestPortal } from "../../support/portal.ts";
import { startSmtpServer } from "../../support/smtp-server.ts";

const password = "p@ss-word 7";
const mail = { recipient: "bob@example.com", subject: "Hello", body: "Good morning." };
const seconds = 1000;

type SmtpServer = Awaited<ReturnType<typeof startSmtpServer>>;

describe("the delivery of mails", () => {
  let portal: TestPortal;
  let delivery: Delivery | undefined;
  let server: SmtpServer | undefined;
  let logged: EventEmitter;
  const keys = sealingKeys([newSealingKey()]);

  beforeEach(async () => {
    portal = await startPortal();
    logged = new EventEmitter();
  });

  afterEach(async () => {
    await delivery?.stop(0);
    await server?.stop();
    await portal.stop();
    delivery = server = undefined;
  });

  const queue = (changes: Partial<Mail> = {}) =>
    portal.store.write((db) =>
      queueMail({ db, keys, now: portal.clock().toISOString() }, { ...mail, ...changes }),
    );

  function start({ port = server?.port, transport }: { port?: number; transport?: Transport } = {}) {
    const smtpUrl = `smtp://ada:${encodeURIComponent(password)}@127.0.0.1:${port ?? 25}`;
    const { store, clock } = portal;
    const log = {
      info: (fields: unknown) => logged.emit("sent", fields),
      warn: (fields: unknown) => logged.emit("failed", fields),
      error: (fields: unknown) => logged.emit("error", fields),
    };
    delivery = startDelivery(
      { store, clock, keys, log },
      { smtpUrl, mailFrom: "portal@example.com", every: 5, ...(transport && { transport }) },
    );
  }

  const outbox = () =>
    portal.store.read((db) =>
      db.selectFrom("outbox").select(["subject", "sent_at", "attempts", "failure"]).orderBy("id").execute(),
    );

  const subjectOf = ({ head }: { head: string[] }) => head.find((line) => line.startsWith("Subject:"));

  it("brings a mail with its subject and body, and writes down when", async () => {
    server = await startSmtpServer();
    const link = `http://localhost:4180/reset-password?token=${"aB_-".repeat(11)}`;
    await queue({ body: `Choose a new password:\n\n${link}` });
    start();
    await once(logged, "sent");
    const { envelope, head, body } = server.mails[0]!;
    expect(envelope.join(" ")).to.include("FROM:<portal@example.com>").and.to.include("TO:<bob@example.com>");
    expect(head).to.include.members([
      "From: portal@example.com",
      "To: bob@example.com",
      "Subject: Hello",
      "Auto-Submitted: auto-generated",
    ]);
    const text = body.join("\n").replaceAll("=\n", "").replaceAll("=3D", "=");
    expect(text.trim()).to.equal(`Choose a new password:\n\n${link}`);
    expect(await outbox()).to.deep.equal([
      { subject: "Hello", sent_at: portal.clock().toISOString(), attempts: 0, failure: null },
    ]);
  });

  it("brings mails in their order, each once", async () => {
    server = await startSmtpServer();
    for (const subject of ["First", "Second", "Third"]) await queue({ subject });
    start();
    for (let sent = 0; sent < 3; sent++) await once(logged, "sent");
    await queue({ subject: "Last" });
    await once(logged, "sent");
    expect(server.mails.map(subjectOf)).to.deep.equal(
      ["First", "Second", "Third", "Last"].map((each) => `Subject: ${each}`),
    );
  });

  for (const field of ["subject", "recipient"] as const) {
    it(`takes a line break in a ${field} for no further header and no further recipient`, async () => {
      server = await startSmtpServer();
      await queue({ [field]: `${mail[field]}\r\nBcc: eve@example.com\r\n\r\nRead this.` });
      await queue({ subject: "The next" });
      start();
      await Promise.race([once(logged, "sent"), once(logged, "failed")]);
      if (!server.mails.some(({ head }) => head.includes("Subject: The next"))) await once(logged, "sent");
      const lines = server.mails.flatMap(({ envelope, head, body }) => [...envelope, ...head, ...body]);
      expect(lines.filter((line) => /^(Bcc:|Read this)|TO:<eve/.test(line))).to.deep.equal([]);
    });
  }

  it("keeps a mail while the server is down, with the reason, and tries again after a while", async () => {
    const { port, stop } = await startSmtpServer();
    await stop();
    await queue();
    start({ port });
    await once(logged, "failed");
    expect(await outbox())
      .to.have.nested.property("[0].failure")
      .that.includes("ECONNREFUSED");
    server = await startSmtpServer({ port });
    await queue({ subject: "Another" });
    await once(logged, "sent");
    portal.advance(10 * seconds);
    await once(logged, "sent");
    expect(server.mails.map(subjectOf)).to.deep.equal(["Subject: Another", "Subject: Hello"]);
  });

  it("shows no password and no link that a server repeats", async () => {
    const plain = Buffer.from(`\0ada\0${password}`).toString("base64");
    const said = `535 ada has not ${password} (${encodeURIComponent(password)}, ${plain}), see /x?token=abc`;
    server = await startSmtpServer({ answers: { EHLO: "250-localhost\r\n250 AUTH PLAIN", AUTH: said } });
    await queue();
    start();
    const [fields] = await once(logged, "failed");
    const { attempts, failure } = (await outbox())[0]!;
    expect(attempts).to.equal(1);
    expect(failure).to.match(/535 ada has not … \(…, …\), see \/x\?token=…$/);
    expect(fields).to.include({ attempts: 1, failure });
    expect(server.mails).to.deep.equal([]);
  });

  it("leaves a mail after ten attempts", async () => {
    await queue();
    let attempts = 0;
    const sendMail = () => Promise.reject(new Error(`Refused ${++attempts}\r\ntimes.`));
    start({ transport: { sendMail, close: () => undefined } });
    for (let failed = 0; failed < 10; failed++) {
      await once(logged, "failed");
      portal.advance(3600 * seconds);
    }
    await queue({ subject: "Another" });
    await once(logged, "failed");
    expect(await outbox()).to.deep.equal([
      { subject: "Hello", sent_at: null, attempts: 10, failure: "Refused 10 times." },
      { subject: "Another", sent_at: null, attempts: 1, failure: "Refused 11 times." },
    ]);
  });

  it("leaves mails that are older than a week", async () => {
    server = await startSmtpServer();
    await queue({ subject: "Old" });
    portal.advance(7 * 24 * 3600 * seconds);
    await queue();
    start();
    await once(logged, "sent");
    expect((await outbox()).map(({ sent_at }) => sent_at === null)).to.deep.equal([true, false]);
  });

  it("gives up a mail that does not end when it is told to stop, and counts no attempt", async () => {
    await queue();
    let began = (): void => undefined;
    const beginning = new Promise<void>((resolve) => (began = resolve));
    const sendMail: Transport["sendMail"] = ({ signal }) => {
      began();
      return new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(new Error("Aborted."))),
      );
    };
    start({ transport: { sendMail, close: () => undefined } });
    await beginning;
    await delivery?.stop(0);
    expect(await outbox()).to.have.nested.property("[0].attempts", 0);
  });
});
