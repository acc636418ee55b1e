import { createHash, randomBytes } from "node:crypto";
import { expect } from "chai";
import type { SandboxRecord } from "../../../../provider/client/records.ts";
import { sandbox } from "../../../../provider/resources/sandbox.ts";
import { onEachDatabase } from "../../../support/databases.ts";
import { startPluginStage, type PluginStage } from "../../../support/front-ends/plugin-stage.ts";
import { newApp } from "../../../support/portal-stage.ts";

const fingerprintOf = (secret: unknown) =>
  createHash("sha256").update(String(secret)).digest("hex").slice(0, 16);

onEachDatabase("a sandbox that was imported, whose secret others have,", () => {
  let stage: PluginStage;
  before(async () => void (stage = await startPluginStage()));
  after(() => stage.stop());
  const calls = () => stage.plugin.resource(sandbox);

  async function imported(seconds: number) {
    await stage.portal.patch("/settings", { sandboxGenerationSeconds: seconds });
    const appId = await newApp(stage);
    const secretHash = createHash("sha256").update(randomBytes(8)).digest("hex");
    const address = `/apps/${appId}/sandbox`;
    await stage.portal.post(address, { redirectUris: ["http://localhost"], secretHash });
    return { appId, secretHash, address, found: (await calls().find(appId))! };
  }

  for (const { says, seconds, change } of [
    { says: "the program waits longer", seconds: 0, change: { readyTimeout: "20m" } },
    { says: "other redirect URIs are declared", seconds: 0, change: { redirectUris: [] } },
    { says: "it was still being generated", seconds: 60, change: {} },
  ]) {
    it(`keeps that secret when ${says}`, async () => {
      const { appId, secretHash, address, found } = await imported(seconds);
      stage.server.advance(seconds * 1000);
      const after = await calls().update(appId, found.properties, { ...found.inputs, ...change });
      expect(after).to.include({ status: "ready" }).and.not.to.have.property("clientSecret");
      const { secretFingerprint, status } = await stage.portal.get<SandboxRecord>(address);
      expect(status).to.equal("ready");
      expect(secretHash.startsWith(String(secretFingerprint))).to.equal(true);
    });
  }

  it("gets another one when a trigger asks for it, and that one lives on for the overlap", async () => {
    const { appId, secretHash, address, found } = await imported(0);
    const program = { ...found.inputs, rotation: { trigger: 1 } };
    const { inputs } = await calls().check(found.inputs, program);
    const { clientSecret } = await calls().update(appId, found.properties, inputs);
    const { secretFingerprint, secrets } = await stage.portal.get<SandboxRecord>(address);
    expect(fingerprintOf(clientSecret)).to.equal(secretFingerprint);
    const former = secrets.find(({ fingerprint }) => secretHash.startsWith(fingerprint));
    expect(former).to.include({ current: false, revokedAt: null });
  });
});
