import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine, type TestStack } from "../../support/engine.ts";
import { kinds, type FourArgs } from "../../support/four.ts";
import { onDatabasesOf } from "../../support/front-ends/fronts.ts";
import { deliver, hold, killed } from "../../support/interrupt.ts";
import { expectExactlyOnce, liveIn } from "../../support/known.ts";
import { pluginFour } from "../../support/plugin-program.ts";
import { ended } from "../../support/processes.ts";
import type { Match } from "../../support/recorder.ts";
import { newAppArgs, newTrial, type Trial } from "../../support/trial.ts";

const rotated: FourArgs = {
  app: { description: "As the interrupted run says." },
  credentials: { rotation: { trigger: 1 } },
};
const isCreate: Match[] = kinds.map(
  (kind) =>
    ({ method, body }) =>
      method === "POST" && body.includes(`devportal:index:${kind}::`),
);
const isUpdate: Match[] = [
  ({ method, body }) => method === "PATCH" && body.includes("interrupted run"),
  ({ method, path }) => method === "POST" && path.endsWith("/production-credentials/secrets"),
];
const places = [
  { where: "request", says: "before the portal got it" },
  { where: "answer", says: "after the portal did it" },
] as const;

onDatabasesOf({ plugin: true })("a run of the plugin that is killed", function () {
  this.timeout(90_000);

  let trial: Trial;
  let stack: TestStack;
  let appId: string;
  before(requireEngine);
  beforeEach(async () => {
    trial = await newTrial();
    appId = (await trial.api("POST", "/apps", { body: newAppArgs() })).id;
    stack = await trial.stack(pluginFour({ appId }), { plugin: true });
  });
  afterEach(() => trial?.end());

  for (const { where, says } of places) {
    it(`makes each object once when the plugin died at a create, ${says}`, async () => {
      const held = isCreate.map((match) => hold(trial.recorder, match, where));
      await killed(stack, "provider", held);
      await stack.up();
      await expectExactlyOnce(trial, [stack], [appId]);
      const live = await liveIn(trial);
      await deliver(held);
      expect(await liveIn(trial)).to.deep.equal(live);
      expect((await stack.up({ options: { refresh: true } })).changes).to.deep.equal({});
    });

    it(`rotates once when the plugin died at a rotation, ${says}`, async () => {
      await stack.up();
      stack.setProgram(pluginFour({ appId, ...rotated }));
      const held = isUpdate.map((match) => hold(trial.recorder, match, where));
      await killed(stack, "provider", held);
      await stack.up();
      await expectExactlyOnce(trial, [stack], [appId]);
      const secrets = "select number from client_secrets join production_credentials using (client_id)";
      expect(await trial.query(secrets)).to.have.lengthOf(2);
      const live = await liveIn(trial);
      await deliver(held);
      expect(await liveIn(trial)).to.deep.equal(live);
    });

    it(`leaves nothing to a plugin that outlives its engine, killed at a create, ${says}`, async () => {
      const held = isCreate.map((match) => hold(trial.recorder, match, where));
      const { orphan = 0 } = await killed(stack, "cli", held);
      await stack.pulumi("cancel", "--yes");
      await stack.up();
      await expectExactlyOnce(trial, [stack], [appId]);
      const live = await liveIn(trial);
      expect(process.kill(orphan, 0), "it waits for its answers").to.equal(true);
      await deliver(held);
      await ended(orphan, 15_000);
      expect(await liveIn(trial)).to.deep.equal(live);
      expect((await stack.up({ options: { refresh: true } })).changes).to.deep.equal({});
    });
  }

  it("takes an update back that its plugin still sends after the next run", async () => {
    await stack.up();
    stack.setProgram(pluginFour({ appId, ...rotated }));
    const held = isUpdate.map((match) => hold(trial.recorder, match, "request"));
    const { orphan = 0 } = await killed(stack, "cli", held);
    await stack.pulumi("cancel", "--yes");
    stack.setProgram(pluginFour({ appId, ...rotated, app: { description: "As the later run says." } }));
    await stack.up();
    await expectExactlyOnce(trial, [stack], [appId]);
    for (const { answer } of await deliver(held)) {
      expect(answer?.body.toString()).to.contain("claim_outrun");
    }
    await ended(orphan, 15_000);
    await expectExactlyOnce(trial, [stack], [appId]);
    expect((await stack.up({ options: { refresh: true } })).changes).to.deep.equal({});
  });
});

onEachDatabase("two runs of the plugin at once", function () {
  this.timeout(90_000);

  it("do not disturb each other in one portal", async () => {
    const trial = await newTrial();
    try {
      const stacks = await Promise.all(
        ["One", "Two"].map((name) => trial.stack(pluginFour({ name, app: { name } }), { plugin: true })),
      );
      const all = (operation: "up" | "destroy") => Promise.all(stacks.map((stack) => stack[operation]()));
      for (const { changes } of await all("up")) expect(changes).to.deep.equal({ create: kinds.length + 1 });
      await expectExactlyOnce(trial, stacks);
      for (const { changes } of await all("up")) expect(changes).to.deep.equal({});
      await all("destroy");
      expect(await liveIn(trial)).to.deep.equal([]);
    } finally {
      await trial.end();
    }
  });
});
