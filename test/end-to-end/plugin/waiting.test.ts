import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine } from "../../support/engine.ts";
import { interrupted } from "../../support/interrupt.ts";
import { expectExactlyOnce, knownTo } from "../../support/known.ts";
import { App, Sandbox } from "../../support/plugin-program.ts";
import { newAppArgs, newTrial, type Trial } from "../../support/trial.ts";

onEachDatabase("a wait of the plugin", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  beforeEach(async () => {
    trial = await newTrial();
    await trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds: 3600 } });
  });
  afterEach(() => trial?.end());

  /** A stack with a sandbox that does not get ready, and what lets it. */
  async function generating(customTimeouts: { create?: string; update?: string } = {}) {
    const app = newAppArgs();
    const stack = await trial.stack(
      async () => {
        new Sandbox("app", { appId: new App("app", app).id, readyTimeout: "1h" }, { customTimeouts });
      },
      { plugin: true },
    );
    const isIts = (path: string) => path.endsWith("/sandbox");
    return {
      stack,
      polled: () => trial.recorder.hold(({ method, path }) => method === "GET" && isIts(path), "answer"),
      makeReady: () => trial.change("update sandboxes set ready_at = '2026-01-01T00:00:00.000Z'"),
      stateOf: async () => (await knownTo(stack)).find(({ type }) => type === "Sandbox"),
    };
  }

  it("ends with its time limit, in a sentence, and the next up goes on with what was made", async () => {
    const { stack, makeReady, stateOf } = await generating({ create: "2s", update: "1s" });
    for (const seconds of [2, 1]) {
      const begun = Date.now();
      const { diagnostics } = await stack.up({ fails: true });
      const errors = diagnostics.filter((text) => text.includes("time limit"));
      expect(errors, diagnostics.join("\n")).to.have.lengthOf(1);
      expect(errors[0]).to.contain(`The time limit of ${seconds} s has passed`);
      expect(Date.now() - begun).to.be.below(20_000);
      expect((await stateOf())?.outputs).to.include({ status: "generating" });
    }
    const before = await stateOf();
    await makeReady();
    expect((await stack.up()).changes).to.deep.equal({ update: 1 });
    const after = await stateOf();
    expect(after?.outputs).to.deep.include({
      status: "ready",
      clientId: before?.outputs.clientId,
      clientSecret: before?.outputs.clientSecret,
    });
    await expectExactlyOnce(trial, [stack]);
  });

  it("ends at once with Ctrl-C, keeps what was made, and the next up goes on", async () => {
    const { stack, polled, makeReady, stateOf } = await generating();
    const poll = polled();
    const stop = interrupted(stack, poll.arrived);
    void poll.arrived.then(poll.release);
    const begun = Date.now();
    const { output } = await stop;
    expect(Date.now() - begun).to.be.below(30_000);
    expect(output).to.contain("The operation was cancelled");
    expect((await stateOf())?.outputs).to.include({ status: "generating" });
    await makeReady();
    expect((await stack.up()).changes).to.deep.equal({ update: 1 });
    await expectExactlyOnce(trial, [stack]);
    expect((await stack.up({ options: { refresh: true } })).changes).to.deep.equal({});
  });
});
