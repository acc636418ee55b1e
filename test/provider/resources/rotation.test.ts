import { expect } from "chai";
import { UNKNOWN } from "../../../provider/core/wire.ts";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { refusalOf } from "../../support/front-ends/asking.ts";
import { throughBoth, type FrontStage } from "../../support/front-ends/both.ts";
import { fingerprint, live, made, reset, rotated } from "../../support/issued-credentials.ts";
import { useSecret } from "../../support/secret-use.ts";

onEachDatabase("rotation", () => {
  const test = throughBoth();

  test("lets the former secret live for the overlap, and not at all with 0s", async (stage) => {
    const { appId, resource, inputs, outputs } = await made(stage);
    const second = await resource.update(appId, outputs, rotated(inputs, 2));
    const now = stage.server.clock().getTime();
    expect(Date.parse(String(second.previousSecretExpiresAt)) - now).to.equal(24 * 60 * 60 * 1000);
    const third = await resource.update(appId, second, rotated(inputs, 3, "0s"));
    expect(Date.parse(String(third.previousSecretExpiresAt))).to.equal(now);
    const { currentSecret } = await live(stage, appId);
    expect(currentSecret?.fingerprint).to.equal(fingerprint(third.clientSecret));
  });

  test("stores the secret that is issued again after a run that was killed when it had issued one", async (stage) => {
    const { appId, resource, inputs, outputs } = await made(stage);
    const lost = await resource.update(appId, outputs, rotated(inputs, 2));
    const found = await resource.update(appId, outputs, rotated(inputs, 2));
    expect(found.clientSecret).not.to.equal(lost.clientSecret);
    expect(found.secretVersion).to.equal(2);
    expect((await live(stage, appId)).currentSecret?.fingerprint).to.equal(fingerprint(found.clientSecret));
  });

  test("issues under another key when the lost secret is in use", async (stage) => {
    const { appId, resource, inputs, outputs } = await made(stage);
    const lost = await resource.update(appId, outputs, rotated(inputs, 2));
    await stage.server.store.write((db) =>
      db
        .updateTable("client_secrets")
        .set({ last_used_at: stage.server.clock().toISOString() })
        .where("id", "=", String(lost.secretId))
        .execute(),
    );
    const before = stage.said().length;
    const found = await resource.update(appId, outputs, rotated(inputs, 2));
    expect(found.secretVersion).to.equal(3);
    expect(stage.said().slice(before)).to.deep.equal([]);
    expect((await live(stage, appId)).currentSecret?.fingerprint).to.equal(fingerprint(found.clientSecret));
  });

  test("that fails leaves in the state what came before it", async (stage) => {
    const { appId, resource, inputs, outputs } = await made(stage);
    const redirectUris = ["https://example.com/callback"];
    stage.recorder.inject(({ path }) => path.endsWith("/secrets"), { answer: { status: 500 } });
    const update = resource.update(appId, outputs, { ...rotated(inputs, 2), redirectUris });
    const { properties } = await refusalOf(update);
    expect(properties).to.deep.include({
      redirectUris,
      secretGeneration: 1,
      clientSecret: outputs.clientSecret,
    });
  });

  const refusing = (stage: FrontStage, status: number, code: string, times: number) => {
    const answer = { status, body: { error: { code, message: "Not so." } } };
    stage.recorder.inject(({ path }) => path.endsWith("/secrets"), { answer }, times);
  };
  const hashes = ({ recorder }: FrontStage) =>
    recorder
      .writes()
      .filter(({ path }) => path.endsWith("/secrets"))
      .map(({ body }) => (JSON.parse(body) as { secretHash: string }).secretHash);

  test("is tried with another secret when the client had that one before", async (stage) => {
    const { appId, resource, inputs, outputs } = await made(stage);
    refusing(stage, 409, "secret_reused", 1);
    const second = await resource.update(appId, outputs, rotated(inputs, 2));
    const [refused, taken, ...more] = hashes(stage);
    expect(more).to.deep.equal([]);
    expect(taken).not.to.equal(refused);
    expect((await live(stage, appId)).currentSecret?.fingerprint).to.equal(fingerprint(second.clientSecret));
  });

  test("is given up where the secret is never as it was just said to be", async (stage) => {
    const { appId, resource, inputs, outputs } = await made(stage);
    refusing(stage, 412, "precondition_failed", Infinity);
    const { message } = await refusalOf(resource.update(appId, outputs, rotated(inputs, 2)));
    stage.recorder.heal();
    expect(message).to.match(/precondition_failed/);
    expect(hashes(stage)).to.have.lengthOf(5);
  });

  test("builds on a secret that somebody reset meanwhile: that one gets the overlap, and this is said", async (stage) => {
    const { appId, resource, inputs, outputs } = await made(stage);
    const theirs = await reset(stage, appId);
    const ours = await resource.update(appId, outputs, rotated(inputs, 2));
    expect(stage.said().at(-1)).to.match(/reset outside of Pulumi/);
    const { secrets } = await live(stage, appId);
    expect(secrets.find(({ id }) => id === theirs.id)?.expiresAt).to.equal(ours.previousSecretExpiresAt);
  });

  test("shows a reset in the portal, and one new generation puts it right", async (stage) => {
    const { appId, resource, inputs, outputs } = await made(stage);
    await reset(stage, appId);
    const read = await resource.read(appId, outputs);
    expect(read?.inputs).to.deep.equal({ ...inputs, secretReset: "outside of Pulumi" });
    const { secretGeneration: _, ...program } = inputs;
    const checked = await resource.check(read?.inputs ?? {}, program);
    const { overlapEnds } = checked.inputs;
    expect(overlapEnds).to.match(/^\d{4}-\d\d-\d\d$/);
    expect(checked.inputs).to.deep.equal({ ...inputs, secretGeneration: 2, overlapEnds });
    const updated = await resource.update(appId, read?.properties ?? {}, checked.inputs);
    const quiet = await resource.check(checked.inputs, program);
    expect(await resource.diff(appId, updated, quiet.inputs)).to.include({ changes: false });
    expect((await resource.read(appId, updated))?.inputs).to.deep.equal(checked.inputs);
  });

  for (const [says, olds, rotation, generation] of [
    ["is 1 at first", {}, { trigger: UNKNOWN }, 1],
    ["stays without a trigger", { secretGeneration: 4, rotation: {} }, {}, 4],
    ["stays with the same trigger", { secretGeneration: 4, rotation: { trigger: [1] } }, { trigger: [1] }, 4],
    [
      "counts on with another trigger",
      { secretGeneration: 4, rotation: { trigger: [1] } },
      { trigger: [2] },
      5,
    ],
    ["counts on with the first trigger", { secretGeneration: 4, rotation: {} }, { trigger: 0 }, 5],
    [
      "is unknown with an unknown trigger",
      { secretGeneration: 4, rotation: {} },
      { trigger: UNKNOWN },
      UNKNOWN,
    ],
    [
      "is unknown with a nested one",
      { secretGeneration: 4, rotation: {} },
      { trigger: { a: [UNKNOWN] } },
      UNKNOWN,
    ],
    ["is unknown with an unknown rotation", { secretGeneration: 4, rotation: {} }, UNKNOWN, UNKNOWN],
  ] as const) {
    test(`secretGeneration ${says}`, async (stage) => {
      const appId = "123e4567-e89b-12d3-a456-426614174000";
      const { inputs, failures } = await stage
        .resource(productionCredentials)
        .check(olds, { appId, rotation });
      expect(failures).to.deep.equal([]);
      expect(inputs.secretGeneration).to.equal(generation);
    });
  }

  test("says who uses the secret that it retires: at preview before it, at refresh after it, and once in a run", async (stage) => {
    stage.server.advance(Date.now() - stage.server.clock().getTime());
    const { appId, resource, inputs, outputs } = await made(stage);
    await useSecret(stage.server, String(outputs.secretId), "10.1.2.3");
    const news = {
      ...inputs,
      secretGeneration: 2,
      rotation: { trigger: 2, overlap: "1h", keepWhileUsed: "24h" },
    };
    await resource.diff(appId, outputs, news);
    expect(stage.said()).to.have.lengthOf(1);
    expect(stage.said()[0]).to.match(/which the rotation retires, is in use: last from 10\.1\.2\.3/);
    const second = await resource.update(appId, outputs, news);
    await resource.read(appId, second);
    expect(stage.said()).to.have.lengthOf(1);
    await stage.restart();
    const next = stage.resource(productionCredentials);
    await next.read(appId, second);
    await next.diff(appId, second, news);
    expect(stage.said()).to.have.lengthOf(1);
    expect(stage.said()[0]).to.match(/^The former client secret .* is still in use: last from 10\.1\.2\.3/);
  });
});
