import { expect } from "chai";
import { allowance, type Answered } from "../../../provider/client/allowance.ts";

const says = (limit: number, remaining: number, reset: number) => ({
  "x-rate-limit-limit": String(limit),
  "x-rate-limit-remaining": String(remaining),
  "x-rate-limit-reset": String(reset),
});

/** Asks for turns, with a clock of its own that stands still. */
function newAsking() {
  const told: string[] = [];
  const turns: Answered[] = [];
  const time = { now: 0 };
  const turn = allowance(
    (message) => told.push(message),
    () => time.now,
  );
  return {
    told,
    turns,
    time,
    /** Asks so often, and tells how many turns there are by now. */
    async ask(count: number, signal?: AbortSignal) {
      for (let one = 0; one < count; one++) void turn(signal).then((answered) => turns.push(answered));
      await new Promise(setImmediate);
      return turns.length;
    },
    async answered(headers?: object) {
      turns.shift()?.(headers as Record<string, string>);
      await new Promise(setImmediate);
      return turns.length;
    },
  };
}

describe("the allowance of requests", () => {
  it("lets ten requests through until the portal has told of it, then as many as it has left", async () => {
    const asking = newAsking();
    expect(await asking.ask(100)).to.equal(10);
    // Of 40 the nine that are under way are taken off, which the portal may not have counted.
    expect(await asking.answered(says(50, 40, 1))).to.equal(9 + 31);
  });

  it("is none for a portal that does not tell of one", async () => {
    const asking = newAsking();
    await asking.ask(100);
    expect(await asking.answered({ "content-type": "text/html" })).to.equal(99);
  });

  it("is not known from a request without an answer, which makes room for another", async () => {
    const asking = newAsking();
    await asking.ask(100);
    expect(await asking.answered()).to.equal(10);
  });

  it("holds requests back when others have used it up", async () => {
    const asking = newAsking();
    await asking.ask(1);
    await asking.answered(says(50, 49, 1));
    await asking.ask(1);
    await asking.answered(says(50, 0, 60));
    expect(await asking.ask(5)).to.equal(0);
  });

  it("goes by the worse of two answers that overtook each other", async () => {
    const asking = newAsking();
    await asking.ask(2);
    const [first, second] = asking.turns.splice(0);
    second?.(says(50, 20, 60));
    first?.(says(50, 30, 60));
    expect(await asking.ask(50)).to.equal(19);
  });

  it("counts as sent later what may have been", async () => {
    const asking = newAsking();
    await asking.ask(2);
    const [first, second] = asking.turns.splice(0);
    first?.(says(50, 30, 60));
    second?.(says(50, 31, 60));
    expect(await asking.ask(50)).to.equal(30);
  });

  it("grows by as much as it can be told to, and is whole at the end", async () => {
    const asking = newAsking();
    await asking.ask(1);
    await asking.answered(says(100, 0, 50));
    asking.time.now = 10;
    expect(await asking.ask(30)).to.equal(19);
    const other = newAsking();
    await other.ask(1);
    await other.answered(says(100, 0, 50));
    other.time.now = 50;
    expect(await other.ask(150)).to.equal(100);
  });

  it("tells once of a long wait, and never of a short one", async () => {
    const asking = newAsking();
    await asking.ask(1);
    await asking.answered(says(101, 0, 10));
    await asking.ask(20);
    expect(asking.told).to.deep.equal([]);
    await asking.ask(30);
    expect(asking.told).to.deep.equal([
      "Waiting about 3 s: the portal's rate limit allows no more requests before",
    ]);
  });

  it("keeps nothing waiting that is to end", async () => {
    const asking = newAsking();
    await asking.ask(1);
    await asking.answered(says(50, 0, 60));
    const ending = new AbortController();
    expect(await asking.ask(2, ending.signal)).to.equal(0);
    ending.abort();
    expect(await asking.ask(0)).to.equal(2);
    expect(await asking.ask(1, ending.signal)).to.equal(3);
    for (let one = 0; one < 3; one++) await asking.answered();
    asking.time.now = 60;
    expect(await asking.ask(60)).to.equal(50);
  });
});
