import { expect } from "chai";
import type { Values } from "../../../../provider/core/wire.ts";
import { app } from "../../../../provider/resources/app.ts";
import { sandbox } from "../../../../provider/resources/sandbox.ts";
import { refusalOf } from "../../../support/front-ends/asking.ts";
import { isMarked, urnOf } from "../../../support/front-ends/plugin.ts";
import { appInputs, startPluginStage, type PluginStage } from "../../../support/front-ends/plugin-stage.ts";
import { newApp } from "../../../support/portal-stage.ts";
import type { Recorded } from "../../../support/recorder.ts";

const isGet = ({ method }: Recorded) => method === "GET";
const isWrite = ({ method }: Recorded) => method !== "GET";
const goesOn = /^It exists, as .*: the next `pulumi up` goes on from there$/;
const maintenance = (wait: string) => ({
  answer: {
    status: 503,
    headers: { "retry-after": wait },
    body: { error: { code: "maintenance", message: "Soon." } },
  },
});

describe("an operation of the plugin that is to end", () => {
  let stage: PluginStage;
  before(async () => {
    stage = await startPluginStage({ maxRetries: "5" });
    await stage.portal.patch("/settings", { sandboxGenerationSeconds: 3600 });
  });
  after(() => stage.stop());
  afterEach(() => stage.recorder.heal());
  const apps = () => stage.plugin.raw(app);
  const cancel = () => stage.calls.cancel();

  async function sandboxInputs(): Promise<Values & { appId: string }> {
    const appId = await newApp(stage);
    return {
      appId,
      redirectUris: ["http://localhost"],
      readyTimeout: "10m",
      managedBy: urnOf(sandbox, appId),
    };
  }

  /** Does something as soon as the portal has answered how far a sandbox is, and lets the operation go on then. */
  async function atFirstPoll(act: () => Promise<unknown>) {
    const { arrived, release } = stage.recorder.hold(isGet, "answer");
    await arrived;
    await act();
    release();
  }

  it("ends at once when it is cancelled while it waits, and its object is kept with its secret", async () => {
    const inputs = await sandboxInputs();
    const calls = stage.plugin.raw(sandbox);
    const created = refusalOf(calls.create(inputs));
    await atFirstPoll(cancel);
    const { id, message, reasons, properties } = await created;
    expect(id).to.equal(inputs.appId);
    expect(message).to.equal("The operation was cancelled");
    expect(reasons[0]).to.equal("The operation was cancelled");
    expect(reasons[1]).to.match(goesOn);
    expect(properties).to.include({ status: "generating", managedBy: inputs.managedBy });
    expect(properties).to.have.property("claim").that.is.a("string");
    expect(isMarked(properties.clientSecret)).to.equal(true);

    stage.server.advance(3_600_000);
    const updated = await calls.update(id, properties, inputs);
    expect(updated).to.deep.include({ status: "ready", clientSecret: properties.clientSecret });
  });

  it("ends at once when an update is cancelled that waits", async () => {
    const inputs = await sandboxInputs();
    const calls = stage.plugin.raw(sandbox);
    const { id, properties } = await refusalOf(calls.create({ ...inputs, readyTimeout: "0s" }));
    const updated = refusalOf(calls.update(id, properties, inputs));
    await atFirstPoll(cancel);
    const later = await updated;
    expect(later).to.include({ id, message: "The operation was cancelled" });
    expect(later.reasons[1]).to.match(goesOn);
    expect(later.properties).to.deep.include({ status: "generating", clientSecret: properties.clientSecret });
  });

  it("ends at its time limit, which the failure says", async () => {
    const inputs = await sandboxInputs();
    const { id, reasons, properties } = await refusalOf(
      stage.plugin.raw(sandbox).create(inputs, { timeout: 0.3 }),
    );
    expect(id).to.equal(inputs.appId);
    expect(reasons[0]).to.equal("The time limit of 0.3 s has passed");
    expect(isMarked(properties.clientSecret)).to.equal(true);
  });

  it("says that it waits, as long as the engine shows it at work, and can be cancelled then", async () => {
    const inputs = await sandboxInputs();
    const said = stage.plugin.engine.next();
    const created = refusalOf(stage.plugin.raw(sandbox).create(inputs));
    expect(await said).to.deep.equal({
      severity: "INFO",
      message: `Generating the sandbox of app ${inputs.appId}…`,
      urn: inputs.managedBy,
      ephemeral: true,
    });
    await cancel();
    expect((await created).message).to.equal("The operation was cancelled");
  });

  it("does not end one that has no time limit, or another's", async () => {
    const inputs = await sandboxInputs();
    const limited = refusalOf(stage.plugin.raw(sandbox).create(inputs, { timeout: 0.2 }));
    const { arrived, release } = stage.recorder.hold(({ path }) => path === "/api/v1/apps", "request");
    const other = apps().create(appInputs("Without limit"));
    await arrived;
    await limited;
    release();
    expect(await other).to.have.property("id");
  });

  for (const where of ["request", "answer"] as const) {
    it(`is awaited when its request was sent before the cancellation, whose ${where} is under way`, async () => {
      const { arrived, release } = stage.recorder.hold(isWrite, where);
      const created = apps().create(appInputs(`Sent ${where}`));
      await arrived;
      await cancel();
      release();
      const { id, properties } = await created;
      expect(properties).to.include({ name: `Sent ${where}` });
      expect(await stage.portal.get(`/apps/${id}`)).to.include({ name: `Sent ${where}` });
    });
  }

  it("sends nothing more when it is cancelled, and keeps what it has made", async () => {
    const { arrived, release } = stage.recorder.hold(isWrite, "answer");
    const managed = await newApp(stage, { name: "Adopted", category: "crm" });
    stage.recorder.clear();
    const created = refusalOf(apps().create({ ...appInputs("Adopted"), adopt: true }));
    await arrived;
    await cancel();
    release();
    const { id, properties, message } = await created;
    expect([id, message]).to.deep.equal([managed, "The operation was cancelled"]);
    expect(properties).to.include({ category: "crm", managedBy: appInputs("Adopted").managedBy });
    expect(stage.recorder.writes()).to.have.lengthOf(1);
  });

  for (const [says, end, reason] of [
    ["cancelled", cancel, /^The operation was cancelled$/],
    ["at its time limit", undefined, /^The time limit of 0.5 s has passed$/],
  ] as const) {
    it(`does not wait to ask a portal again that is away, when it is ${says}`, async () => {
      const asked = Promise.withResolvers<undefined>();
      const away = { ...maintenance("50"), beforeRequest: async () => asked.resolve(undefined) };
      stage.recorder.inject(isWrite, away, Infinity);
      const created = refusalOf(apps().create(appInputs(`Away ${says}`), { timeout: end ? 0 : 0.5 }));
      await asked.promise;
      await end?.();
      const { message } = await created;
      expect(message).to.match(reason);
      expect(stage.recorder.writes().filter(({ body }) => body.includes(`Away ${says}`))).to.have.lengthOf(1);
    });
  }

  it("does not wait for its turn among many requests", async () => {
    const slow = await startPluginStage({ maxRequestsPerSecond: "0.05" });
    const calls = slow.plugin.raw(app);
    const { id, properties } = await calls.create(appInputs("First"));
    const deleted = refusalOf(calls.delete(id, properties));
    await slow.calls.cancel();
    expect((await deleted).message).to.equal("The operation was cancelled");
    await slow.stop();
  });

  it("says what time limit a deletion passed", async () => {
    const { id, properties } = await apps().create(appInputs("Not deleted"));
    stage.recorder.inject(isWrite, maintenance("50"), Infinity);
    const { message } = await refusalOf(apps().delete(id, properties, { timeout: 0.2 }));
    expect(message).to.equal("The time limit of 0.2 s has passed");
  });

  it("is alone in it: what comes after a cancellation is done", async () => {
    await cancel();
    const { id, properties } = await apps().create(appInputs("Afterwards"));
    await apps().delete(id, properties);
    expect(await apps().read(id, properties)).to.equal(undefined);
  });
});
