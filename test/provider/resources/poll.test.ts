import { expect } from "chai";
import { poll } from "../../../provider/resources/poll.ts";

describe("waiting for the portal", () => {
  const quiet = { progress: () => undefined };
  const waiting = (seconds: number, ask: () => Promise<number>) =>
    poll(0, { ask, until: (latest) => latest === 3, seconds, longestPause: 1000, waiting: "…" }, quiet);

  it("takes all of its time before it is over", async () => {
    const began = performance.now();
    let last = 0;
    const ask = async () => {
      last = performance.now() - began;
      return 1;
    };
    expect(await waiting(0.35, ask)).to.equal(1);
    expect(last).to.be.at.least(345);
  });

  it("ends with the answer that is waited for", async () => {
    let asked = 0;
    expect(await waiting(60, async () => ++asked)).to.equal(3);
    expect(asked).to.equal(3);
  });

  it("asks for nothing when there is no time", async () => {
    expect(await waiting(0, () => expect.fail("it asks"))).to.equal(0);
  });
});
