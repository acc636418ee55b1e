import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { createHash } from "node:crypto";
import { App, ProductionCredentials, type ProductionCredentialsArgs } from "pulumi-devportal";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { named } from "../support/named.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";

const day = 24 * 60 * 60 * 1000;

/** Given by a function where the program computes them. */
type Args = Omit<ProductionCredentialsArgs, "appId"> | (() => Omit<ProductionCredentialsArgs, "appId">);

describe("rotation of the client secret", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  /** An App with credentials that are up, and what one needs to look at them. */
  async function credentials(args: Args = {}) {
    const app = newAppArgs();
    const program = (args: Args) => async () => {
      const { id } = new App("app", app);
      const made = new ProductionCredentials("app", {
        appId: id,
        ...(typeof args === "function" ? args() : args),
      });
      return {
        appId: id,
        clientId: made.clientId,
        clientSecret: made.clientSecret,
        status: made.status,
        secretVersion: made.secretVersion,
        previousSecretExpiresAt: made.previousSecretExpiresAt,
      };
    };
    const stack = await trial.stack(program(args));
    const first = await stack.up();
    const { appId, ...outputs } = await valuesOf(stack);
    const at = `/apps/${String(appId)}/production-credentials`;
    return {
      stack,
      first,
      at,
      outputs,
      change: (args: Args) => stack.setProgram(program(args)),
      secrets: async (): Promise<Answered[]> => (await trial.api("GET", `${at}/secrets`)).items,
    };
  }

  it("is announced by the preview and keeps the former secret valid for the overlap", async () => {
    const { stack, change, secrets, outputs: before } = await credentials({ rotation: { trigger: "spring" } });
    change({ rotation: { trigger: "summer" } });
    const preview = await stack.preview({ options: { diff: true } });
    expect(preview.output).to.match(/~ secretGeneration: 1 => 2/);
    expect(await stack.up()).to.deep.include({ changes: { update: 1 } });

    const after = await valuesOf(stack);
    expect(after).to.include({ clientId: before.clientId, secretVersion: 2 });
    expect(after.clientSecret).not.to.equal(before.clientSecret);
    const [former, current] = inOrder(await secrets());
    expect(former).to.deep.include({ current: false, revokedAt: null, expiresAt: after.previousSecretExpiresAt });
    expect(current).to.deep.include({ current: true, revokedAt: null, expiresAt: null });
    expect(Date.parse(former.expiresAt) - Date.now()).to.be.within(day - 60_000, day);
    expect(liveHashes()).to.include.members([before.clientSecret, after.clientSecret].map(hashOf));
    expect(await stack.up()).to.deep.include({ changes: {} });
  });

  it("ends the former secret at once without an overlap", async () => {
    const { stack, change, outputs: before } = await credentials({ rotation: { trigger: 1, overlap: "0s" } });
    change({ rotation: { trigger: 2, overlap: "0s" } });
    await stack.up();
    const after = await valuesOf(stack);
    expect(liveHashes()).to.include(hashOf(after.clientSecret)).but.not.include(hashOf(before.clientSecret));
    expect(await stack.up()).to.deep.include({ changes: {} });
  });

  it("does not come from a change of the overlap alone, nor from a trigger that is taken away", async () => {
    const { stack, change, outputs } = await credentials({ rotation: { trigger: { of: "many", parts: [1] } } });
    for (const args of [{ rotation: { trigger: { of: "many", parts: [1] }, overlap: "72h" } }, {}]) {
      change(args);
      await stack.up();
      expect(await valuesOf(stack)).to.deep.include(outputs);
    }
  });

  it("is promised by no preview while the trigger is not known", async () => {
    const { stack, change, outputs } = await credentials({ rotation: { trigger: "fixed" } });
    const other = newAppArgs();
    change(() => ({ rotation: { trigger: new App("other", other).id.apply(() => "fixed") } }));
    const preview = await stack.preview();
    const planned = preview.steps.find(({ type }) => type.endsWith(":ProductionCredentials"));
    expect(planned?.new).to.have.property("secretGeneration").that.is.not.a("number");
    await stack.up();
    expect(await valuesOf(stack)).to.deep.include(outputs);
  });

  it("follows a secret trigger", async () => {
    const { stack, change, outputs } = await credentials({ rotation: { trigger: pulumi.secret("one") } });
    expect(await stack.up()).to.deep.include({ changes: {} });
    change({ rotation: { trigger: pulumi.secret("two") } });
    expect((await stack.preview({ options: { diff: true } })).output).to.match(/~ secretGeneration: 1 => 2/);
    await stack.up();
    expect((await valuesOf(stack)).clientSecret).not.to.equal(outputs.clientSecret);
  });

  it("answers a reset by a person, whose secret gets the overlap, and is quiet afterwards", async () => {
    const { stack, at, secrets } = await credentials();
    const { secret } = await trial.api("POST", `${at}/secrets`, { body: {} });
    expect(named(await stack.refresh(), "ProductionCredentials")).to.deep.equal([["secretReset"]]);
    const { output } = await stack.preview({ options: { diff: true } });
    expect(output).to.match(/- secretReset *: "outside of Pulumi"/).and.to.match(/~ secretGeneration: 1 => 2/);
    await stack.up();
    const [, persons, current] = inOrder(await secrets());
    expect(persons).to.deep.include({ current: false, revokedAt: null });
    expect(Date.parse(persons.expiresAt)).to.be.greaterThan(Date.now());
    expect(current.fingerprint).to.equal(hashOf((await valuesOf(stack)).clientSecret).slice(0, 16));
    expect(liveHashes()).to.include(hashOf(secret));
    expect(await stack.refresh()).to.deep.include({ changes: {} });
    expect(await stack.up()).to.deep.include({ changes: {} });
  });

  it("builds on a reset that it did not know of", async () => {
    const { stack, at, change } = await credentials({ rotation: { trigger: 1 } });
    const { secret } = await trial.api("POST", `${at}/secrets`, { body: {} });
    change({ rotation: { trigger: 2 } });
    const { output } = await stack.up();
    expect(output).to.contain("reset outside of Pulumi");
    expect(liveHashes()).to.include.members([hashOf(secret), hashOf((await valuesOf(stack)).clientSecret)]);
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  it("replaces a secret that a person revoked", async () => {
    const { stack, at, secrets } = await credentials();
    const [{ id }] = await secrets();
    await trial.api("DELETE", `${at}/secrets/${id}`);
    await stack.up({ options: { refresh: true } });
    expect(liveHashes()).to.include(hashOf((await valuesOf(stack)).clientSecret));
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  describe("where an operator approves production access", () => {
    before(() => trial.api("PATCH", "/settings", { body: { approvalRequired: true } }));
    after(() => trial.api("PATCH", "/settings", { body: { approvalRequired: false } }));

    it("is up while pending, and the secret in the state becomes valid with the approval", async () => {
      const { stack, first, at, outputs } = await credentials();
      expect(outputs.status).to.equal("pending");
      expect(first.output).to.contain("await the approval of the portal's operator").and.to.contain(trial.recorder.url);
      expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });

      await trial.api("POST", `${at}/approve`, { body: {} });
      expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
      expect(await valuesOf(stack)).to.include({ ...outputs, status: "active" });
      const { currentSecret } = await trial.api("GET", at);
      expect(currentSecret.fingerprint).to.equal(hashOf(outputs.clientSecret).slice(0, 16));
    });

    it("tells of a rejection, and stays as it is", async () => {
      const { stack, at } = await credentials();
      await trial.api("POST", `${at}/reject`, { body: { reason: "No contract yet." } });
      expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
      expect(await valuesOf(stack)).to.include({ status: "rejected" });
    });
  });

  /** The hashes that the portal takes as secrets now. */
  function liveHashes(): string[] {
    return trial
      .query<{ hash: string }>(
        `select hash from client_secrets
         where revoked_at is null and (expires_at is null or expires_at > '${new Date().toISOString()}')`,
      )
      .map(({ hash }) => hash);
  }
});

async function valuesOf(stack: TestStack): Promise<Record<string, unknown>> {
  const outputs = await stack.outputs();
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

function inOrder(secrets: Answered[]): Answered[] {
  return secrets.toSorted((one, other) => one.number - other.number);
}

function hashOf(secret: unknown): string {
  return createHash("sha256").update(String(secret)).digest("hex");
}
