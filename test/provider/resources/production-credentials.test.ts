import { createHash } from "node:crypto";
import { expect } from "chai";
import { UNKNOWN, type Values } from "../../../provider/core/wire.ts";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";
import type { ProductionCredentialsRecord, SecretRecord } from "../../../provider/client/records.ts";
import { lifecycle, newApp, startStage, type Stage } from "../../support/lifecycle.ts";

const at = (appId: unknown) => `/apps/${String(appId)}/production-credentials`;
const fingerprint = (secret: unknown) =>
  createHash("sha256").update(String(secret)).digest("hex").slice(0, 16);
const reset = ({ portal }: Stage, appId: unknown) => portal.post<SecretRecord>(`${at(appId)}/secrets`, {});

lifecycle(productionCredentials, {
  given: async (stage) => ({ appId: await newApp(stage) }),
  create: {
    inputs: {},
    outputs: {
      clientId: /^[\w-]{43}$/,
      clientSecret: /^[\w-]{43}$/,
      secretGeneration: 1,
      secretVersion: 1,
      status: "active",
      redirectUris: ["http://localhost"],
      adopted: false,
    },
  },
  steps: [
    {
      says: "changes redirect URIs and keeps the secret",
      inputs: { redirectUris: ["https://example.com/callback"] },
      keeps: ["clientId", "clientSecret", "secretVersion", "secretGeneration"],
    },
    {
      says: "issues a new secret when a trigger is given, and keeps the client id",
      inputs: { rotation: { trigger: "2026-01" } },
      keeps: ["clientId"],
      renews: ["clientSecret", "secretVersion", "secretGeneration", "previousSecretExpiresAt", "secretId"],
    },
    {
      says: "issues a new secret when the trigger changes",
      inputs: { rotation: { trigger: { month: 2 }, overlap: "72h" } },
      keeps: ["clientId"],
      renews: ["clientSecret", "secretVersion", "secretGeneration", "previousSecretExpiresAt"],
    },
    {
      says: "keeps the secret when only keepWhileUsed changes",
      inputs: { rotation: { trigger: { month: 2 }, overlap: "72h", keepWhileUsed: "24h" } },
      keeps: ["clientSecret", "secretVersion", "secretGeneration", "previousSecretExpiresAt"],
    },
    {
      says: "keeps the secret when only the overlap changes, or the trigger is taken away",
      inputs: { rotation: { overlap: "0s" } },
      keeps: ["clientSecret", "secretVersion", "secretGeneration"],
    },
    {
      says: "refuses wrong redirect URIs and overlaps, one by one",
      inputs: {
        redirectUris: [
          "http://example.com",
          "https://example.com",
          "https://example.com/#a",
          "https://*.example.com",
        ],
        rotation: { overlap: "soon", every: "90d" },
      },
      failures: [
        "redirectUris[0]",
        "redirectUris[2]",
        "redirectUris[3]",
        "rotation.overlap",
        "rotation.every",
      ],
    },
  ],
  drift: {
    change: async (stage, id) => {
      await stage.portal.patch(at(id), { redirectUris: ["http://localhost"] });
      await reset(stage, id);
    },
    shows: ["redirectUris", "secretReset"],
  },
});

describe("ProductionCredentials", () => {
  let stage: Awaited<ReturnType<typeof startStage>>;
  before(async () => void (stage = await startStage()));
  after(() => stage.stop());

  const inputsOf = (appId: string, more: Values = {}) => ({
    appId,
    redirectUris: ["http://localhost"],
    rotation: { overlap: "24h" },
    secretGeneration: 1,
    managedBy: `urn:${appId}`,
    ...more,
  });
  const live = (appId: string) => stage.portal.get<ProductionCredentialsRecord>(at(appId));

  async function made(more: Values = {}) {
    const appId = await newApp(stage);
    const resource = stage.handlers(productionCredentials);
    const inputs = inputsOf(appId, more);
    return { appId, resource, inputs, outputs: (await resource.create(inputs)).properties };
  }
  const rotated = (inputs: Values, generation: number, overlap = "24h") => ({
    ...inputs,
    secretGeneration: generation,
    rotation: { trigger: generation, overlap },
  });

  it("lets the former secret live for the overlap, and not at all with 0s", async () => {
    const { appId, resource, inputs, outputs } = await made();
    const second = await resource.update(appId, outputs, rotated(inputs, 2));
    const now = stage.server.clock().getTime();
    expect(Date.parse(String(second.previousSecretExpiresAt)) - now).to.equal(24 * 60 * 60 * 1000);
    const third = await resource.update(appId, second, rotated(inputs, 3, "0s"));
    expect(Date.parse(String(third.previousSecretExpiresAt))).to.equal(now);
    const { currentSecret } = await live(appId);
    expect(currentSecret?.fingerprint).to.equal(fingerprint(third.clientSecret));
  });

  it("stores the secret that is issued again after a run that was killed when it had issued one", async () => {
    const { appId, resource, inputs, outputs } = await made();
    const lost = await resource.update(appId, outputs, rotated(inputs, 2));
    const found = await resource.update(appId, outputs, rotated(inputs, 2));
    expect(found.clientSecret).not.to.equal(lost.clientSecret);
    expect(found.secretVersion).to.equal(2);
    expect((await live(appId)).currentSecret?.fingerprint).to.equal(fingerprint(found.clientSecret));
  });

  it("issues under another key when the lost secret is in use", async () => {
    const { appId, resource, inputs, outputs } = await made();
    const lost = await resource.update(appId, outputs, rotated(inputs, 2));
    await stage.server.store.write((db) =>
      db
        .updateTable("client_secrets")
        .set({ last_used_at: stage.server.clock().toISOString() })
        .where("id", "=", String(lost.secretId))
        .execute(),
    );
    stage.said.length = 0;
    const found = await resource.update(appId, outputs, rotated(inputs, 2));
    expect(found.secretVersion).to.equal(3);
    expect(stage.said).to.deep.equal([]);
    expect((await live(appId)).currentSecret?.fingerprint).to.equal(fingerprint(found.clientSecret));
  });

  it("builds on a secret that somebody reset meanwhile: that one gets the overlap, and this is said", async () => {
    const { appId, resource, inputs, outputs } = await made();
    const theirs = await reset(stage, appId);
    const ours = await resource.update(appId, outputs, rotated(inputs, 2));
    expect(stage.said.at(-1)).to.match(/reset outside of Pulumi/);
    const { secrets } = await live(appId);
    expect(secrets.find(({ id }) => id === theirs.id)?.expiresAt).to.equal(ours.previousSecretExpiresAt);
  });

  it("shows a reset in the portal, and one new generation puts it right", async () => {
    const { appId, resource, inputs, outputs } = await made();
    await reset(stage, appId);
    const read = await resource.read(appId, outputs);
    expect(read?.inputs).to.deep.equal({ ...inputs, secretReset: "outside of Pulumi" });
    const { secretGeneration: _, ...program } = inputs;
    const checked = await resource.check(read?.inputs ?? {}, program);
    expect(checked.inputs).to.deep.equal({ ...inputs, secretGeneration: 2 });
    const updated = await resource.update(appId, read?.properties ?? {}, checked.inputs);
    const quiet = await resource.check(checked.inputs, program);
    expect(resource.diff(updated, quiet.inputs)).to.include({ changes: false });
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
    it(`secretGeneration ${says}`, async () => {
      const appId = "123e4567-e89b-12d3-a456-426614174000";
      const { inputs, failures } = await stage
        .handlers(productionCredentials)
        .check(olds, { appId, rotation });
      expect(failures).to.deep.equal([]);
      expect(inputs.secretGeneration).to.equal(generation);
    });
  }

  it("that an interrupted run made are taken over with a new secret", async () => {
    const first = await made();
    const again = await first.resource.create(first.inputs);
    expect(again.properties).to.include({ clientId: first.outputs.clientId });
    expect(stage.said.at(-1)).to.match(/taken over/);
    expect((await live(first.appId)).currentSecret?.fingerprint).to.equal(
      fingerprint(again.properties.clientSecret),
    );
  });

  it("that exist are refused without adopt", async () => {
    const appId = await newApp(stage);
    await stage.portal.post(at(appId), {});
    const error = await stage
      .handlers(productionCredentials)
      .create(inputsOf(appId))
      .catch((error: unknown) => error);
    expect(error).to.have.property("code", "credentials_exist");
  });

  it("that are adopted get a new secret, the former one the overlap; on delete ours is revoked", async () => {
    const appId = await newApp(stage);
    const body = await stage.portal.post<ProductionCredentialsRecord>(at(appId), {});
    const resource = stage.handlers(productionCredentials);
    const { properties } = await resource.create(inputsOf(appId, { adopt: true }));
    expect(properties).to.include({ adopted: true, clientId: body.clientId });
    expect(properties).to.have.property("previousSecretExpiresAt");
    await resource.delete(appId, properties);
    expect(await live(appId)).to.include({ managedBy: null, currentSecret: null, clientId: body.clientId });
  });

  it("that await approval are a success that says who must act", async () => {
    await stage.server.send("PATCH", "/settings", { token: stage.token, body: { approvalRequired: true } });
    const { appId, outputs, resource, inputs } = await made();
    await stage.server.send("PATCH", "/settings", { token: stage.token, body: { approvalRequired: false } });
    expect(outputs).to.include({ status: "pending" }).and.have.property("clientSecret");
    expect(stage.said.at(-1)).to.match(/await the approval of the portal's operator at http/);
    await stage.portal.post(`${at(appId)}/approve`, {});
    const read = await resource.read(appId, outputs);
    expect(read?.properties).to.include({ status: "active", clientSecret: outputs.clientSecret });
    expect(resource.diff(read?.properties ?? {}, inputs)).to.include({ changes: false });
  });
});
