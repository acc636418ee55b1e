import { expect } from "chai";
import { rateLimiter, type RateLimiter } from "../../../portal/rate-limiter.ts";
import { take } from "../../../portal/rate-limit.ts";
import { sweep } from "../../../portal/oauth/janitor.ts";
import type { Store } from "../../../portal/store/store.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { startTwoPortals, type TwoPortals } from "../../support/two-portals.ts";

const limit = { perSecond: 10, burst: 40 };
const ada = "192.0.2.7";
const every = 3_600_000;

onEachDatabase("the rate limit of two processes", function () {
  this.timeout(30_000);

  let two: TwoPortals;
  let limiters: RateLimiter[];

  beforeEach(async () => {
    two = await startTwoPortals();
    limiters = [];
  });
  afterEach(async () => {
    await Promise.all(limiters.map((limiter) => limiter.stop()));
    await two.stop();
  });

  function limiterOn(store: Store, rate = limit, failed?: (error: unknown) => void): RateLimiter {
    const limiter = rateLimiter({ store, clock: two.one.clock }, rate, { every, failed });
    limiters.push(limiter);
    return limiter;
  }

  const rows = () => two.one.store.read((db) => db.selectFrom("rate_limits").selectAll().execute());

  const pair = () => two.both.map(({ store }) => limiterOn(store)) as [RateLimiter, RateLimiter];

  it("gives a caller one burst and not one from each, when they tell each other", async () => {
    const [here, there] = pair();
    let allowed = 0;
    for (let sent = 0; sent < 5 * limit.burst; sent++) {
      for (const limiter of [here, there]) {
        allowed += Number(limiter.take(ada).allowed);
        await limiter.tell();
      }
    }
    expect(allowed).to.be.within(limit.burst, limit.burst * 1.1);
  });

  it("is told at once when a caller has used up a quarter of its burst", async () => {
    const [here] = pair();
    for (let sent = 0; sent < limit.burst / 4; sent++) here.take(ada);
    while ((await rows()).length === 0) await new Promise(setImmediate);
    const [row] = await rows();
    expect(row?.full_at).to.equal(two.one.clock().getTime() + 1_000);
  });

  it("lets a caller go on whose bucket was emptied before a clock was set back", async () => {
    const [here, there] = pair();
    while (here.take(ada).allowed);
    await here.tell();
    two.one.advance(-3_600_000);
    for (const limiter of [here, there]) {
      expect(limiter.take(ada).allowed).to.equal(true);
      await limiter.tell();
      expect(limiter.take(ada).allowed).to.equal(true);
    }
    await there.tell();
    const [row] = await rows();
    expect(row?.full_at).to.be.below(two.one.clock().getTime() + 1_000);
  });

  it("takes what was too much from what the caller gets next", async () => {
    const [here, there] = pair();
    let allowed = 0;
    const seconds = 60;
    for (let tenth = 0; tenth < seconds * 10; tenth++) {
      for (let sent = 0; sent < 5; sent++) {
        allowed += Number(here.take(ada).allowed) + Number(there.take(ada).allowed);
      }
      two.one.advance(100);
      if (tenth % 10 === 9) await Promise.all([here.tell(), there.tell()]);
    }
    const due = limit.burst + seconds * limit.perSecond;
    expect(allowed).to.be.within(due - 2 * limit.perSecond, due + limit.burst / 4 + 2 * limit.perSecond);
  });

  it("says what is left altogether, once a process was told", async () => {
    const [here, there] = pair();
    for (let sent = 0; sent < 30; sent++) here.take(ada);
    await here.tell();
    await here.tell();
    expect([there.take(ada).remaining, there.take(ada).remaining]).to.deep.equal([39, 38]);
    await there.tell();
    expect(there.take(ada)).to.include({ remaining: 7, reset: 4, limit: 40 });
    expect(there.take("192.0.2.8").remaining, "another caller").to.equal(39);
  });

  it("is exact in a process that is alone", async () => {
    const alone = limiterOn(two.one.store);
    let fullAt = 0;
    for (let step = 0; step < 400; step++) {
      const expected = take(limit, fullAt, two.one.clock().getTime());
      ({ fullAt } = expected);
      const { fullAt: _, ...told } = expected;
      expect(alone.take(ada), `step ${step}`).to.deep.include(told);
      two.one.advance((step * 37) % 151);
      if (step % 7 === 0) await alone.tell();
    }
  });

  it("outlives a process", async () => {
    const before = limiterOn(two.one.store);
    while (before.take(ada).allowed);
    await before.stop();
    const after = limiterOn(two.one.store);
    for (let sent = 0; sent < 2; sent++) expect(after.take(ada).allowed).to.equal(true);
    await after.tell();
    expect(after.take(ada).allowed).to.equal(false);
  });

  it("costs no write for a caller that sends little, such as one that asks after the health", async () => {
    let writes = 0;
    const counting: Store = {
      ...two.one.store,
      write: (work) => (writes++, two.one.store.write(work)),
    };
    const calm = limiterOn(counting, { perSecond: 100, burst: 6_000 });
    for (let second = 0; second < 20; second++) {
      for (let sent = 0; sent < 10; sent++) calm.take(ada);
      two.one.advance(1_000);
      await calm.tell();
    }
    await calm.tell();
    expect(writes).to.equal(0);
    for (let sent = 0; sent < 11; sent++) calm.take(ada);
    await calm.tell();
    expect(writes).to.equal(1);
  });

  it("tells of hundreds of callers at once", async () => {
    const [here, there] = pair();
    for (const limiter of [here, there]) {
      for (let caller = 0; caller < 777; caller++) {
        for (let sent = 0; sent < 3; sent++) limiter.take(`caller ${caller}`);
      }
    }
    await Promise.all([here.tell(), there.tell()]);
    await Promise.all([here.tell(), there.tell()]);
    const fullAt = two.one.clock().getTime() + (6 * 1_000) / limit.perSecond;
    expect((await rows()).map((row) => row.full_at)).to.deep.equal(Array<number>(777).fill(fullAt));
  });

  it("goes on by itself while the database does not answer, and asks little of it back", async () => {
    let down = true;
    const failures: unknown[] = [];
    const [here, there] = two.both.map(({ store }) => {
      const write: Store["write"] = (work) => (down ? Promise.reject(new Error("Down.")) : store.write(work));
      return limiterOn({ ...store, write }, limit, (error) => failures.push(error));
    }) as [RateLimiter, RateLimiter];
    for (let second = 0; second < 100; second++) {
      for (const limiter of [here, there]) {
        for (let sent = 0; sent < limit.perSecond; sent++) expect(limiter.take(ada).allowed).to.equal(true);
      }
      two.one.advance(1_000);
      await Promise.all([here.tell(), there.tell()]);
    }
    expect(failures).to.have.length(2);
    down = false;
    for (const limiter of [here, there]) await limiter.tell();
    two.one.advance(1_000 * (limit.burst / limit.perSecond));
    expect([here.take(ada).allowed, there.take(ada).allowed]).to.deep.equal([true, true]);
  });

  it("keeps no address, and nothing of a caller whose bucket is full", async () => {
    const here = limiterOn(two.one.store);
    for (let sent = 0; sent < 20; sent++) here.take(ada);
    await here.tell();
    const kept = await rows();
    expect(kept).to.have.length(1);
    expect(JSON.stringify(kept)).not.to.include(ada);
    await sweep(two.one.store, two.one.clock().toISOString());
    expect(await rows()).to.deep.equal(kept);
    two.one.advance(10 * 60_000);
    await sweep(two.one.store, two.one.clock().toISOString());
    expect(await rows()).to.deep.equal([]);
  });
});

onEachDatabase("two portals behind a balancer", function () {
  this.timeout(30_000);

  it("let a caller's burst through once, whichever it asks", async () => {
    const two = await startTwoPortals({ rateLimit: { perSecond: 1, burst: 400 } });
    const { token } = await two.one.account("ada@example.com");
    const statuses: number[] = [];
    for (let sent = 0; sent < 1_000; sent++) {
      statuses.push((await two.both[sent % 2]!.send("GET", "/me", { token })).status);
      // What was to be written by then has been.
      if (sent % 50 === 0) await Promise.all(two.both.map(({ store }) => store.write(async () => undefined)));
    }
    expect(statuses.filter((status) => status === 200)).to.have.length.within(400, 600);
    await two.stop();
  });
});
