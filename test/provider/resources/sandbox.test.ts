import { createHash } from "node:crypto";
import { expect } from "chai";
import type { SandboxRecord } from "../../../provider/client/records.ts";
import type { Values } from "../../../provider/core/wire.ts";
import { sandbox } from "../../../provider/resources/sandbox.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { throughBoth, type FrontStage } from "../../support/front-ends/both.ts";
import type { Refused } from "../../support/front-ends/asking.ts";
import { lifecycle } from "../../support/lifecycle.ts";

const at = (appId: unknown) => `/apps/${String(appId)}/sandbox`;
const fingerprint = (secret: unknown) =>
  createHash("sha256").update(String(secret)).digest("hex").slice(0, 16);

onEachDatabase("Sandbox", () => {
  const test = throughBoth();

  lifecycle(test, sandbox, {
    given: async (stage) => ({ appId: await stage.newApp() }),
    create: {
      inputs: {},
      outputs: {
        status: "ready",
        clientId: /^[\w-]{43}$/,
        clientSecret: /^[\w-]{43}$/,
        companyId: /^\d+$/,
        projectId: /^\d+$/,
        redirectUris: ["http://localhost"],
      },
    },
    steps: [
      {
        says: "changes its redirect URIs in place, with the same client and secret",
        inputs: { redirectUris: ["https://example.com/callback", "http://localhost"] },
        keeps: ["clientId", "clientSecret", "companyId"],
      },
      {
        says: "refuses a redirect URI that is none, naming which",
        inputs: { redirectUris: ["http://localhost", "http://example.com"] },
        failures: ["redirectUris[1]"],
      },
      {
        says: "keeps everything when only the wait changes",
        inputs: { readyTimeout: "1m" },
        keeps: ["clientSecret"],
      },
      { says: "refuses a wait that is none", inputs: { readyTimeout: "long" }, failures: ["readyTimeout"] },
    ],
    replace: { inputs: async (stage) => ({ appId: await stage.newApp() }), because: ["appId"] },
    drift: {
      async change({ portal }, id) {
        await portal.post(`${at(id)}/secret`, {});
        await portal.patch(at(id), { redirectUris: [] });
      },
      shows: ["secretReset", "redirectUris"],
    },
  });

  const inputsOf = (stage: FrontStage, appId: string, more: Values = {}) => ({
    appId,
    redirectUris: ["http://localhost"],
    readyTimeout: "0s",
    managedBy: stage.declared(sandbox, appId),
    ...more,
  });
  const live = (stage: FrontStage, appId: string) => stage.portal.get<SandboxRecord>(at(appId));
  const generationTakes = (stage: FrontStage, sandboxGenerationSeconds: number) =>
    stage.server.send("PATCH", "/settings", { token: stage.token, body: { sandboxGenerationSeconds } });

  test("that is not ready in time is kept with its secret, and the next update goes on", async (stage) => {
    await generationTakes(stage, 60);
    const appId = await stage.newApp();
    const resource = stage.resource(sandbox);
    const inputs = inputsOf(stage, appId);
    const unfinished = (await resource.create(inputs).catch((error: unknown) => error)) as Refused;
    expect(unfinished.reasons[0]).to.equal(
      `The sandbox of app ${appId} is still being generated after 0s; run \`pulumi up\` again to go on waiting`,
    );
    expect(unfinished.properties).to.include({ status: "generating" }).and.have.property("clientSecret");
    expect(await resource.diff(appId, unfinished.properties, inputs)).to.include({ changes: true });
    const read = await resource.read(appId, unfinished.properties);
    expect(await resource.diff(appId, read?.properties ?? {}, inputs)).to.include({ changes: true });

    stage.server.advance(61_000);
    const updated = await resource.update(appId, unfinished.properties, inputs);
    expect(updated).to.include({ status: "ready", clientSecret: unfinished.properties.clientSecret });
    expect(await resource.diff(appId, updated, inputs)).to.include({ changes: false });
    await generationTakes(stage, 0);
  });

  test("that failed is replaced", async (stage) => {
    const inputs = inputsOf(stage, "1");
    const difference = await stage.resource(sandbox).diff("1", { ...inputs, status: "failed" }, inputs);
    expect(difference).to.deep.include({ changes: true, replaces: ["appId"] });
  });

  test("that failed while an update waited is seen to be replaced, and keeps its claim", async (stage) => {
    await generationTakes(stage, 60);
    const appId = await stage.newApp();
    const resource = stage.resource(sandbox);
    const inputs = inputsOf(stage, appId);
    const first = (await resource.create(inputs).catch((error: unknown) => error)) as Refused;
    await stage.server.store.write((db) =>
      db.updateTable("sandboxes").set({ status: "failed" }).where("app_id", "=", appId).execute(),
    );
    const then = (await resource
      .update(appId, first.properties, inputs)
      .catch((error: unknown) => error)) as Refused;
    expect(then.properties).to.include({ status: "failed", claim: first.properties.claim });
    expect(await resource.diff(appId, then.properties, inputs)).to.deep.include({ replaces: ["appId"] });
    await resource.delete(appId, then.properties);
    await generationTakes(stage, 0);
  });

  test("that a program only reads shows no reset; one whose secret was never known keeps showing it", async (stage) => {
    const appId = await stage.newApp();
    const { read, get, create } = stage.resource(sandbox);
    const { properties } = await create(inputsOf(stage, appId));
    expect((await get(appId))?.inputs).not.to.have.property("secretReset");
    const { clientSecret: _, ...rest } = properties;
    const partial = { ...rest, secretReset: "outside of Pulumi" };
    expect((await read(appId, partial))?.inputs).to.have.property("secretReset");
  });

  test("that an interrupted run made is taken over with a new secret", async (stage) => {
    const appId = await stage.newApp();
    const { create } = stage.resource(sandbox);
    const first = await create(inputsOf(stage, appId));
    const { properties } = await create(inputsOf(stage, appId));
    expect(properties).to.include({ clientId: first.properties.clientId });
    expect(stage.said().at(-1)).to.match(/taken over/);
    expect((await live(stage, appId)).secretFingerprint).to.equal(fingerprint(properties.clientSecret));
  });

  test("in a state from before it had redirect URIs is updated, not replaced, and keeps its secret", async (stage) => {
    const appId = await stage.newApp();
    const resource = stage.resource(sandbox);
    const inputs = inputsOf(stage, appId);
    const { redirectUris: _, ...former } = (await resource.create(inputs)).properties;
    expect(await resource.diff(appId, former, inputs)).to.deep.include({ changes: true, replaces: [] });
    const refreshed = await resource.read(appId, former);
    expect(refreshed?.inputs.redirectUris).to.deep.equal(inputs.redirectUris);
    expect(await resource.diff(appId, refreshed?.properties ?? {}, inputs)).to.include({ changes: false });
    const { run: __, ...updated } = await resource.update(appId, former, inputs);
    expect(updated).to.deep.equal({ ...former, redirectUris: inputs.redirectUris });
  });

  test("shows no drift when its secret is used", async (stage) => {
    const appId = await stage.newApp();
    const { create, read } = stage.resource(sandbox);
    const { properties } = await create(inputsOf(stage, appId));
    await stage.server.store.write((db) =>
      db
        .updateTable("client_secrets")
        .set({ last_used_at: "2026-01-02T03:04:05.000Z", last_used_address: "192.0.2.1" })
        .where("client_id", "=", String(properties.clientId))
        .execute(),
    );
    expect((await read(appId, properties))?.properties).to.deep.equal(properties);
  });

  test("that is adopted gets a new secret and its redirect URIs, and is released on delete", async (stage) => {
    const appId = await stage.newApp();
    await stage.portal.post(at(appId), { redirectUris: ["https://former.example.com"] });
    const resource = stage.resource(sandbox);
    const { properties } = await resource.create(inputsOf(stage, appId, { adopt: true }));
    expect((await live(stage, appId)).redirectUris).to.deep.equal(["http://localhost"]);
    expect(properties).to.include({ adopted: true, status: "ready" });
    expect((await live(stage, appId)).secretFingerprint).to.equal(fingerprint(properties.clientSecret));
    await resource.delete(appId, properties);
    expect(await live(stage, appId)).to.include({ managedBy: null, currentSecret: null });
  });
});
