import { expect } from "chai";
import { throttle, type Throttle } from "../../../portal/accounts/sign-in.ts";
import { PortalError } from "../../../portal/errors.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { startTwoPortals, type TwoPortals } from "../../support/two-portals.ts";

onEachDatabase("attempts to sign in at two processes", function () {
  this.timeout(30_000);

  let two: TwoPortals;
  let slowDowns: Throttle[];

  beforeEach(async () => {
    two = await startTwoPortals();
    slowDowns = two.both.map(({ store, clock }) => throttle({ store, clock }));
  });
  afterEach(() => two.stop());

  /** @returns whether an attempt is allowed, or how long it has to wait. */
  const attempt = (n: number, ...callers: string[]) =>
    slowDowns[n % 2]!(...callers).then(
      () => "allowed",
      (error: unknown) => (error instanceof PortalError ? error.message : String(error)),
    );

  const allowedOf = (outcomes: string[]) => outcomes.filter((outcome) => outcome === "allowed").length;

  it("are ten for an account together, exactly, however many come at once", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, n) => attempt(n, `address ${n}`, "account ada")),
    );
    expect(allowedOf(outcomes)).to.equal(10);
    expect(new Set(outcomes)).to.deep.equal(new Set(["allowed", "Too many requests. Try again in 10 s."]));
    two.one.advance(10_000);
    const later = [];
    for (let n = 0; n < 4; n++) later.push(await attempt(n, "address new", "account ada"));
    expect(allowedOf(later)).to.equal(1);
  });

  it("are allowed again when a clock was set back", async () => {
    for (let n = 0; n < 20; n++) await attempt(n, "account ada");
    two.one.advance(-3_600_000);
    expect(await attempt(0, "account ada")).to.equal("allowed");
    expect(await attempt(1, "account ada")).to.equal("allowed");
  });

  it("use up nothing of an account when their address is refused", async () => {
    for (let n = 0; n < 20; n++) await attempt(n, "address 192.0.2.1", `account ${n}`);
    for (let n = 0; n < 20; n++) await attempt(n, "address 192.0.2.1", "account ada");
    const outcomes = [];
    for (let n = 0; n < 10; n++) outcomes.push(await attempt(n, `address ${n}`, "account ada"));
    expect(allowedOf(outcomes)).to.equal(10);
  });

  it("cost no write while they are refused", async () => {
    let writes = 0;
    const { store, clock } = two.one;
    const counted = throttle({
      clock,
      store: { ...store, write: (work) => (writes++, store.write(work)) },
    });
    for (let n = 0; n < 10; n++) await counted("account ada");
    for (let n = 0; n < 10; n++) await counted("account ada").catch(() => undefined);
    expect(writes).to.equal(10);
  });

  it("leave no address behind", async () => {
    await attempt(0, "address 192.0.2.1", "account ada@example.com");
    const rows = await two.one.store.read((db) => db.selectFrom("rate_limits").selectAll().execute());
    expect(rows).to.have.length(2);
    expect(JSON.stringify(rows)).not.to.match(/192|ada/);
  });
});
