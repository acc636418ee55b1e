import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { status } from "@grpc/grpc-js";
import { expect } from "chai";
import { v7 } from "uuid";
import { app } from "../../../../provider/resources/app.ts";
import { sandbox } from "../../../../provider/resources/sandbox.ts";
import { clientOf, refusalOf } from "../../../support/front-ends/asking.ts";
import { startEngineServer } from "../../../support/front-ends/engine-server.ts";
import { configure, isMarked, rawResource, startPlugin, urnOf } from "../../../support/front-ends/plugin.ts";
import { launcher } from "../../../support/front-ends/plugin-process.ts";
import { appInputs, startPluginStage, type PluginStage } from "../../../support/front-ends/plugin-stage.ts";
import { newApp } from "../../../support/portal-stage.ts";

describe("the plugin's process", () => {
  let stage: PluginStage;
  before(async () => void (stage = await startPluginStage()));
  after(() => stage.stop());
  afterEach(() => stage.recorder.heal());
  const apps = () => stage.plugin.raw(app);

  it("serves its own portal beside another that serves another", async () => {
    const other = await startPluginStage();
    const made = await Promise.all(
      [stage, other].map(({ plugin }) => plugin.raw(app).create(appInputs("Side by side"))),
    );
    for (const [index, { portal }] of [stage, other].entries()) {
      const listed = await portal.list<{ id: string }>("/apps", { name: "Side by side" });
      expect(listed.map(({ id }) => id)).to.deep.equal([made[index]!.id]);
    }
    await other.stop();
  });

  it("answers many operations at once, each with its own result and message", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `Many ${index}`);
    const all = await Promise.all(names.map((name) => apps().create(appInputs(name))));
    expect(all.map(({ properties }) => properties.name)).to.deep.equal(names);
    const before = stage.plugin.told.length;
    await Promise.all(
      all.map(({ id, properties }) => apps().delete(id, { ...properties, claim: v7({ msecs: 1 }) })),
    );
    const told = stage.plugin.told.slice(before);
    expect(told).to.have.lengthOf(20);
    for (const { urn, message } of told) {
      const { id } = all.find(({ properties }) => properties.managedBy === urn)!;
      expect(message).to.include(`App ${id} is left as it is`);
    }
  });

  it("tells the engine that attaches, and answers also when no engine listens", async () => {
    const engine = await startEngineServer();
    const { id, properties } = await apps().create(appInputs("Attached"));
    const leave = () => apps().delete(id, { ...properties, claim: v7({ msecs: 1 }) });
    await stage.calls.attach(engine.address);
    await leave();
    expect(engine.said).to.have.lengthOf(1);
    engine.stop();
    await leave();
    await stage.calls.handshake(stage.plugin.engine.address);
    const before = stage.plugin.told.length;
    await leave();
    expect(stage.plugin.told).to.have.lengthOf(before + 1);
  });

  it("tells of a fault of its own that it is to be reported, prints where it is, and nothing secret", async () => {
    const plugin = await startPlugin({ url: stage.recorder.url, token: stage.token });
    const inputs = {
      appId: await newApp(stage),
      redirectUris: ["http://localhost"],
      readyTimeout: "1m",
      managedBy: urnOf(sandbox, "one"),
    };
    const calls = plugin.raw(sandbox);
    const { id, properties } = await calls.create(inputs);
    expect(isMarked(properties.clientSecret)).to.equal(true);
    stage.recorder.inject(() => true, { answer: { status: 200, body: [] } });
    const { code, message } = await refusalOf(plugin.raw(app).read("1", { name: "x" }));
    expect(code).to.equal(status.INTERNAL);
    expect(message).to.match(/^Cannot read .*; this is a fault of pulumi-devportal: please report it/);
    expect(plugin.printed()).to.match(/TypeError: Cannot read .*\n +at /);
    await calls.delete(id, properties);
    expect(plugin.printed()).not.to.include((properties.clientSecret as { value: string }).value);
    expect(plugin.printed()).not.to.include(stage.token);
    await plugin.stop();
  });

  it("prints nothing while all goes well, and nothing of a refusal", async () => {
    const before = stage.plugin.printed();
    const { id, properties } = await apps().create(appInputs("Quiet"));
    await refusalOf(apps().create({ ...appInputs("Quiet"), managedBy: urnOf(app, "other") }));
    await apps().delete(id, properties);
    expect(stage.plugin.printed()).to.equal(before).and.to.equal("");
  });

  describe("whose engine is gone", () => {
    /** A plugin whose parent is another process than this one. */
    async function orphan() {
      const engine = await startEngineServer();
      const start = `require("child_process").spawn(process.execPath, ${JSON.stringify([launcher, engine.address])}, { stdio: "inherit" })`;
      const parent = spawn(process.execPath, ["-e", start], { stdio: ["ignore", "pipe", "inherit"] });
      // The plugin holds the other end too: it closes when both have ended.
      const ended = once(parent.stdout, "close");
      const [port] = (await once(createInterface(parent.stdout), "line")) as [string];
      const client = clientOf(port);
      await configure(client, { url: stage.recorder.url, token: stage.token, maxRetries: "0" });
      return {
        client,
        ended,
        async abandon() {
          parent.kill("SIGKILL");
          await once(parent, "exit");
          engine.stop();
        },
      };
    }

    it("ends when nothing is to be done", async () => {
      const { client, ended, abandon } = await orphan();
      await abandon();
      await ended;
      client.close();
    });

    it("ends when it has finished what it is doing, however long that takes", async () => {
      await stage.portal.patch("/settings", { sandboxGenerationSeconds: 3600 });
      const { client, ended, abandon } = await orphan();
      const appId = await newApp(stage);
      const managedBy = urnOf(sandbox, appId);
      const inputs = { appId, redirectUris: ["http://localhost"], readyTimeout: "2s", managedBy };
      const { arrived, release } = stage.recorder.hold(({ method }) => method === "POST", "answer");
      const created = refusalOf(rawResource(client, sandbox).create(inputs));
      await arrived;
      await abandon();
      release();
      expect((await created).message).to.match(/still being generated after 2s/);
      await ended;
      client.close();
    });
  });
});
