import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { createHash } from "node:crypto";
import { App, ProductionCredentials, type ProductionCredentialsArgs } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { named } from "../support/named.ts";
import type { Outcome } from "../support/outcome.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";

type Rotation = ProductionCredentialsArgs["rotation"];

/** The rotation of each pair of credentials before and after the change of the program. */
const cases: Record<string, { before?: Rotation; after: () => Rotation }> = {
  rotated: { before: { trigger: "spring" }, after: () => ({ trigger: "summer" }) },
  leaked: { before: { trigger: 1, overlap: "0s" }, after: () => ({ trigger: 2, overlap: "0s" }) },
  secretly: {
    before: { trigger: pulumi.secret("one") },
    after: () => ({ trigger: pulumi.secret("two") }),
  },
  // A person resets or revokes the secret in the portal.
  reset: { after: () => undefined },
  revoked: { after: () => undefined },
  resetUnseen: { before: { trigger: 1 }, after: () => ({ trigger: 2 }) },
  // Nothing that asks for a new secret.
  relaxed: {
    before: { trigger: { of: "many", parts: [1] } },
    after: () => ({ trigger: { of: "many", parts: [1] }, overlap: "72h" }),
  },
  untriggered: { before: { trigger: "once" }, after: () => undefined },
  unknown: { before: { trigger: "fixed" }, after: () => ({ trigger: notKnownAtPreview("fixed") }) },
};
const rotate = ["rotated", "leaked", "secretly", "reset", "revoked", "resetUnseen"];
const stay = ["relaxed", "untriggered", "unknown"];

const other = newAppArgs();

function notKnownAtPreview(value: string) {
  return new App("other", other).id.apply(() => value);
}

onEachDatabase("rotation of the client secret", function () {
  this.timeout(300_000);

  let trial: Trial;
  let refresh: Outcome;
  let preview: Outcome;
  let up: Outcome;
  let quiet: Outcome;
  let initial: Record<string, Answered>;
  let final: Record<string, Answered>;
  /** The hashes that the portal takes as secrets after the rotation. */
  let live: string[];
  /** The secrets that a reset showed to a person. */
  const persons: Record<string, string> = {};
  let secrets: Record<string, Answered[]>;

  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    const apps = Object.fromEntries(Object.keys(cases).map((name) => [name, newAppArgs()]));
    const program = (rotationOf: (name: string) => Rotation) => async () =>
      Object.fromEntries(
        Object.entries(apps).map(([name, args]) => {
          const { id } = new App(name, args);
          const made = new ProductionCredentials(name, { appId: id, rotation: rotationOf(name) });
          const { clientId, clientSecret, secretVersion, previousSecretExpiresAt } = made;
          return [name, { id, clientId, clientSecret, secretVersion, previousSecretExpiresAt }];
        }),
      );
    const stack = await trial.stack(program((name) => cases[name]?.before));
    await stack.up();
    initial = await valuesOf(stack);
    const at = (name: string) => `/apps/${initial[name].id}/production-credentials/secrets`;
    const reset = async (name: string) => {
      persons[name] = (await trial.api("POST", at(name), { body: {} })).secret;
    };
    await reset("reset");
    const [{ id }] = (await trial.api("GET", at("revoked"))).items;
    await trial.api("DELETE", `${at("revoked")}/${id}`);
    refresh = await stack.refresh();
    await reset("resetUnseen");
    stack.setProgram(program((name) => cases[name]?.after()));
    preview = await stack.preview({ options: { diff: true } });
    up = await stack.up();
    final = await valuesOf(stack);
    live = await liveHashes(trial);
    secrets = {};
    for (const name of Object.keys(cases)) secrets[name] = (await trial.api("GET", at(name))).items;
    quiet = await stack.up({ options: { refresh: true } });
  });
  after(() => trial?.end());

  const generations = () =>
    Object.fromEntries(
      preview.steps
        .filter(({ type }) => type.endsWith(":ProductionCredentials"))
        .map(({ name, new: { secretGeneration } }) => [name, secretGeneration]),
    );

  it("is announced by the preview, as a number that goes up by one", () => {
    expect(Object.keys(generations()).filter((name) => generations()[name] === 2)).to.have.members(rotate);
    expect(preview.output.match(/~ secretGeneration: 1 => 2/g)).to.have.lengthOf(rotate.length);
  });

  it("is promised by no preview while the trigger is not known", () => {
    expect(generations().unknown).not.to.be.a("number");
  });

  for (const name of rotate) {
    it(`gives the same client another secret, of which the portal has the hash: ${name}`, () => {
      expect(final[name].clientSecret).not.to.equal(initial[name].clientSecret);
      expect(final[name].clientId).to.equal(initial[name].clientId);
      expect(live).to.include(hashOf(final[name].clientSecret));
    });
  }

  for (const name of stay) {
    it(`does not come without a reason: ${name}`, () => {
      expect(final[name]).to.deep.equal(initial[name]);
      expect(live).to.include(hashOf(initial[name].clientSecret));
    });
  }

  it("keeps the former secret valid for the overlap, a day when the program does not say", () => {
    expect(live).to.include(hashOf(initial.rotated.clientSecret));
    const former = secrets.rotated?.find(({ current }) => !current);
    expect(former.expiresAt).to.equal(final.rotated.previousSecretExpiresAt);
    const hours = (Date.parse(former.expiresAt) - Date.now()) / (60 * 60 * 1000);
    expect(hours).to.be.within(23.9, 24);
    expect(final.rotated.secretVersion).to.equal(2);
  });

  it("ends the former secret at once without an overlap", () => {
    expect(live).not.to.include(hashOf(initial.leaked.clientSecret));
  });

  it("answers a reset by a person, which refresh and preview name, and whose secret gets the overlap", () => {
    expect(named(refresh, "ProductionCredentials")).to.deep.equal([["secretReset"], ["secretReset"]]);
    expect(preview.output).to.match(/- secretReset *: "outside of Pulumi"/);
    expect(live).to.include(hashOf(persons.reset)).but.not.include(hashOf(initial.reset.clientSecret));
  });

  it("builds on a reset that it did not know of, and says so", () => {
    expect(up.output).to.contain("reset outside of Pulumi");
    expect(live).to.include(hashOf(persons.resetUnseen));
  });

  it("is over after one up", () => {
    expect(quiet.changes).to.deep.equal({});
  });

  it("waits for nobody where an operator approves: pending, then active with the same secret", async () => {
    await trial.api("PATCH", "/settings", { body: { approvalRequired: true } });
    const apps = { approved: newAppArgs() };
    const stack = await trial.stack(async () =>
      Object.fromEntries(
        Object.entries(apps).map(([name, args]) => {
          const { id } = new App(name, args);
          const { status, clientId, clientSecret } = new ProductionCredentials(name, { appId: id });
          return [name, { id, status, clientId, clientSecret }];
        }),
      ),
    );
    const first = await stack.up();
    expect(first.output).to.contain("await the approval of an operator of the portal");
    expect(first.output).to.contain(trial.recorder.url);
    const pending = await valuesOf(stack);
    expect(pending.approved.status).to.equal("pending");
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });

    const at = (name: string) => `/apps/${pending[name].id}/production-credentials`;
    await trial.api("POST", `${at("approved")}/approve`, { body: {} });
    await trial.api("PATCH", "/settings", { body: { approvalRequired: false } });
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
    expect(await valuesOf(stack)).to.deep.equal({
      approved: { ...pending.approved, status: "active" },
    });
    expect(await liveHashes(trial)).to.include(hashOf(pending.approved.clientSecret));
  });
});

async function valuesOf(stack: TestStack): Promise<Record<string, Answered>> {
  const outputs = await stack.outputs();
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

async function liveHashes(trial: Trial): Promise<string[]> {
  const now = new Date().toISOString();
  const rows = await trial.query<{ hash: string }>(
    `select hash from client_secrets
     where revoked_at is null and (expires_at is null or expires_at > '${now}')`,
  );
  return rows.map(({ hash }) => hash);
}

function hashOf(secret: unknown): string {
  return createHash("sha256").update(String(secret)).digest("hex");
}
