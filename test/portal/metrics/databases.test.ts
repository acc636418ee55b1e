import { expect } from "chai";
import { onEachDatabase, usesPostgres } from "../../support/databases.ts";
import { countingPortal, type CountingPortal } from "../../support/metrics.ts";
import { newApp, succeed } from "../../support/stage.ts";

onEachDatabase("metrics of a portal", function () {
  this.timeout(60_000);

  const kinds = usesPostgres() ? ["any"] : ["read", "write"];
  let portal: CountingPortal;

  before(async () => {
    portal = await countingPortal();
  });
  after(() => portal.stop());

  it("tell of its database, of the mails in it, and of transactions that run and wait", async () => {
    const { token } = await portal.account("owner@example.com", { operator: true });
    const path = `${await newApp(portal, token)}/collaborators`;
    await succeed(portal, token, "POST", path, { body: { email: "bob@example.com" } });
    expect(await portal.value("devportal_store_up")).to.equal(1);
    expect(await portal.value("devportal_outbox_unsent_mails")).to.equal(1);

    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let begun = 0;
    const reads = Array.from({ length: 7 }, () =>
      portal.store.read(async (db) => {
        await db.selectFrom("migrations").select("number").execute();
        begun++;
        await finished;
      }),
    );
    const atOnce = usesPostgres() ? 5 : 4;
    while (begun < atOnce) await new Promise(setImmediate);
    const load = portal.store.load?.();
    expect(load?.any ?? load?.read).to.deep.equal({ running: atOnce, waiting: 7 - atOnce });
    finish();
    await Promise.all(reads);
    for (const kind of kinds) {
      const line = `devportal_store_transactions{kind="${kind}",state`;
      expect(await portal.value(`${line}="waiting"}`)).to.equal(0);
    }
  });
});
