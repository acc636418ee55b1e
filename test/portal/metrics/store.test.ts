import { expect } from "chai";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newMetrics } from "../../../portal/metrics/metrics.ts";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";
import type { Store } from "../../../portal/store/store.ts";
import type { Database } from "../../../portal/store/tables.ts";

const mail = (db: Database, id: string, sent_at: string | null = null) =>
  db
    .insertInto("outbox")
    .values({
      id,
      recipient: "a@example.com",
      subject: "A",
      body: "b",
      created_at: "2026-01-02T03:04:05.000Z",
      sent_at,
    })
    .execute();

describe("metrics of the store", () => {
  let folder: string;
  let store: Store;
  let metrics: ReturnType<typeof newMetrics>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    metrics = newMetrics();
    store = await openSqliteStore(join(folder, "devportal.db"), { onCommit: metrics.storeListener.onCommit });
    metrics.watchStore(store);
  });
  afterEach(async () => {
    await store.close().catch(() => undefined);
    await rm(folder, { recursive: true });
  });

  async function value(line: string): Promise<number | undefined> {
    const text = await metrics.registry.metrics();
    const found = text.split("\n").find((each) => each.startsWith(`${line} `));
    return found === undefined ? undefined : Number(found.split(" ").at(-1));
  }

  it("tell how many writes shared a commit, failed ones too", async () => {
    const writes = ["1", "2", "3"].map((id) => store.write((db) => mail(db, id)));
    const failing = store.write((db) => mail(db, "1")).catch(() => "failed");
    await Promise.all(writes);
    expect(await failing).to.equal("failed");
    expect(await value("devportal_store_commit_writes_count")).to.equal(1);
    expect(await value("devportal_store_commit_writes_sum")).to.equal(4);
    expect(await value('devportal_store_commit_writes_bucket{le="2"}')).to.equal(0);
  });

  it("tell how many transactions run and wait", async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const reads = Array.from({ length: 6 }, () => store.read(() => finished));
    const write = store.write((db) => mail(db, "1"));
    expect(store.load?.()).to.deep.equal({
      read: { running: 4, waiting: 2 },
      write: { running: 1, waiting: 1 },
    });
    finish();
    await Promise.all([...reads, write]);
    expect(await value('devportal_store_transactions{kind="read",state="running"}')).to.equal(0);
    expect(await value('devportal_store_transactions{kind="write",state="waiting"}')).to.equal(0);
  });

  it("count the mails that wait to be sent", async () => {
    await store.write(async (db) => {
      await mail(db, "1");
      await mail(db, "2", "2026-01-02T03:04:05.000Z");
      await mail(db, "3");
    });
    expect(await value("devportal_outbox_unsent_mails")).to.equal(2);
    expect(await value("devportal_store_up")).to.equal(1);
  });

  const broken: Record<string, Store["read"]> = {
    "refuses to answer": () => Promise.reject(new Error("no space left")),
    "does not answer": () => new Promise(() => undefined),
  };
  for (const [what, read] of Object.entries(broken)) {
    it(`say of a database that ${what} just that, and no number that would be a guess`, async function () {
      this.timeout(10_000);
      metrics = newMetrics();
      metrics.watchStore({ ...store, read });
      expect(await value("devportal_store_up")).to.equal(0);
      expect(await value("devportal_outbox_unsent_mails")).to.equal(undefined);
    });
  }

  it("count the transactions that are run again, by why", async () => {
    metrics.storeListener.onRetry?.("40001");
    metrics.storeListener.onRetry?.("40001");
    metrics.storeListener.onRetry?.("connection");
    const line = "devportal_store_transaction_retries_total";
    expect(await value(`${line}{reason="40001"}`)).to.equal(2);
    expect(await value(`${line}{reason="connection"}`)).to.equal(1);
  });
});
