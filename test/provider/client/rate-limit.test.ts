import { expect } from "chai";
import { createPortal } from "../../../provider/client/portal.ts";
import { json, refusal, startFaultServer } from "../../support/fault-server.ts";
import { startPortal } from "../../support/portal.ts";

const settings = { token: "dpt_token", maxRetries: 0, requestTimeout: 10, maxRequestsPerSecond: 0 };

describe("the portal's rate limit", () => {
  let scripted: Awaited<ReturnType<typeof startFaultServer>>;
  before(async () => void (scripted = await startFaultServer()));
  after(() => scripted.stop());

  const usedUp = {
    "x-rate-limit-limit": "100",
    "x-rate-limit-remaining": "0",
    "x-rate-limit-reset": "50",
  };

  it("is never exceeded by one who asks alone, as fast as it can", async () => {
    const server = await startPortal({
      clock: () => new Date(),
      rateLimit: { perSecond: 60, burst: 60 },
    });
    try {
      const url = await server.app.listen({ host: "127.0.0.1", port: 0 });
      const { token } = await server.account("owner@example.com");
      const portal = createPortal({ ...settings, url, token });
      const began = performance.now();
      await Promise.all(Array.from({ length: 150 }, () => portal.get("/me")));
      // 90 have to be waited for, at 60 a second.
      expect((performance.now() - began) / 1000).to.be.within(1.4, 5);
    } finally {
      await server.stop();
    }
  });

  for (const [says, signal] of [
    ["refused", undefined],
    ["ended before they were sent", AbortSignal.abort(new Error("Ended."))],
  ] as const) {
    it(`is not used up by requests that were ${says}`, async () => {
      scripted.answers(refusal(404, "not_found"));
      let ending: AbortSignal | undefined = signal;
      const portal = createPortal({ ...settings, url: scripted.url }, { signal: () => ending });
      const asked = Array.from({ length: 30 }, () => portal.get("/me").catch(() => "failed"));
      expect(await Promise.all(asked)).to.deep.equal(Array(30).fill("failed"));
      ending = undefined;
      scripted.answers(json(200, { id: "1" }));
      expect(await portal.get("/me")).to.deep.equal({ id: "1" });
    });
  }

  it("is waited for, of which the person at the engine is told and which ends with the operation", async () => {
    scripted.answers(json(200, {}, usedUp));
    const told: string[] = [];
    const ending = new AbortController();
    const portal = createPortal(
      { ...settings, url: scripted.url },
      { signal: () => ending.signal, progress: (message) => told.push(message) },
    );
    await portal.get("/me");
    const waiting = Promise.all([1, 2, 3, 4, 5, 6].map(() => portal.get("/me"))).catch(
      (error: unknown) => error,
    );
    await new Promise(setImmediate);
    ending.abort(new Error("The operation was cancelled"));
    expect(await waiting).to.have.property("message", "The operation was cancelled");
    expect(told).to.have.length(1);
    expect(scripted.seen).to.have.length(1);
  });
});
