import { expect } from "chai";
import { App, Sandbox, type SandboxArgs } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { named } from "../support/named.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";

onEachDatabase("Sandbox, through the engine", function () {
  this.timeout(300_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  beforeEach(() => generation(0));
  after(() => trial?.end());

  const generation = (seconds: number) =>
    trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds: seconds } });

  async function declared(args: Partial<SandboxArgs> = {}) {
    const app = newAppArgs();
    const stack = await trial.stack(async () => {
      const { id } = new App("app", app);
      const { status, clientId, companyId } = new Sandbox("app", { appId: id, ...args });
      return { status, clientId, companyId };
    });
    return {
      stack,
      values: () => valuesOf(stack),
      live: async (): Promise<Answered> =>
        (await trial.snapshot()).find((item) => item.app.name === app.name),
    };
  }

  it("is waited for until the portal has generated it", async () => {
    await generation(1);
    const { stack, values } = await declared();
    trial.recorder.clear();
    await stack.up();
    expect(await values()).to.include({ status: "ready" });
    const polls = trial.recorder.requests.filter(
      ({ method, path }) => method === "GET" && path.endsWith("/sandbox"),
    );
    expect(polls.length).to.be.within(2, 8);
  });

  it("stays in the state when the wait is over, and the next up goes on with the same one", async () => {
    await generation(3600);
    const { stack, values, live } = await declared({ readyTimeout: "1s" });
    const { diagnostics } = await stack.up({ fails: true });
    expect(diagnostics.join("\n"))
      .to.contain("still being generated after 1s")
      .and.to.contain("run `pulumi up` again");
    const { sandbox } = await live();
    expect(sandbox).to.include({ status: "generating" });
    expect(await stack.exported()).to.contain(sandbox.clientId);

    await trial.change(`update sandboxes set ready_at = '2026-01-01T00:00:00.000Z'`);
    trial.recorder.clear();
    await stack.up();
    expect(await values()).to.include({
      status: "ready",
      clientId: sandbox.clientId,
      companyId: sandbox.companyId,
    });
    expect(trial.recorder.writes().filter(({ method }) => method === "POST")).to.deep.equal([]);
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
    await stack.destroy();
  });

  it("is finished by the next up also after a refresh, which makes the engine forget that it was not", async () => {
    await generation(3600);
    const { stack, values, live } = await declared({ readyTimeout: "1s" });
    await stack.up({ fails: true });
    await stack.refresh();
    await trial.change(`update sandboxes set ready_at = '2026-01-01T00:00:00.000Z'`);
    await stack.up();
    expect(await values()).to.include({ status: "ready", clientId: (await live()).sandbox.clientId });
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  it("has redirect URIs that change in place, and go back to what is declared", async () => {
    const args: Partial<SandboxArgs> = {};
    const { stack, values, live } = await declared(args);
    await stack.up();
    const { clientId, companyId } = await values();
    args.redirectUris = ["https://example.com/callback"];
    expect(named(await stack.preview(), "Sandbox")).to.deep.equal([["redirectUris"]]);
    expect((await stack.up()).changes).to.deep.equal({ update: 1 });
    const { app, sandbox } = await live();
    expect(sandbox).to.deep.include({ clientId, companyId, redirectUris: args.redirectUris });

    await trial.api("PATCH", `/apps/${app.id}/sandbox`, { body: { redirectUris: [] } });
    expect(named(await stack.refresh(), "Sandbox")).to.deep.equal([["redirectUris"]]);
    expect((await stack.up()).changes).to.deep.equal({ update: 1 });
    expect((await live()).sandbox).to.deep.include({ clientId, redirectUris: args.redirectUris });
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  it("of a state from before it had redirect URIs gets the default, and stays", async () => {
    const { stack, live } = await declared();
    await stack.up();
    const { sandbox } = await live();
    const state = await stack.stack.exportStack();
    for (const { type, inputs, outputs } of state.deployment.resources) {
      if (!type.endsWith(":Sandbox")) continue;
      delete inputs.redirectUris;
      delete outputs.redirectUris;
    }
    await stack.stack.importStack(state);
    trial.recorder.clear();
    expect(named(await stack.preview(), "Sandbox")).to.deep.equal([["redirectUris"]]);
    expect((await stack.up()).changes).to.deep.equal({ update: 1 });
    expect(trial.recorder.writes().map(({ method }) => method)).to.deep.equal(["PATCH"]);
    expect((await live()).sandbox).to.deep.equal({ ...sandbox, lastRun: (await live()).sandbox.lastRun });
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  it("answers a person: a reset by a new secret, a deletion by a clean one with another company", async () => {
    const apps = { reset: newAppArgs(), deleted: newAppArgs() };
    const stack = await trial.stack(async () =>
      Object.fromEntries(
        Object.entries(apps).map(([name, args]) => {
          const { id } = new App(name, args);
          const { clientId, clientSecret, companyId } = new Sandbox(name, { appId: id });
          return [name, { id, clientId, clientSecret, companyId }];
        }),
      ),
    );
    await stack.up();
    const before = await valuesOf(stack);
    const at = `/apps/${before.reset.id}/sandbox/secret`;
    expect(await trial.api("GET", at).catch(String)).to.contain("secret_not_held");
    await trial.api("POST", at, { body: {} });
    await trial.api("DELETE", `/apps/${before.deleted.id}/sandbox`);
    expect(named(await stack.refresh(), "Sandbox")).to.deep.equal([["secretReset"]]);
    const planned = ["overlapEnds", "secretGeneration", "secretReset"];
    expect(named(await stack.preview(), "Sandbox")).to.deep.equal([planned]);
    expect(await stack.up()).to.deep.include({ changes: { create: 1, update: 1 } });

    const { reset, deleted } = await valuesOf(stack);
    expect(reset).to.include({ clientId: before.reset.clientId, companyId: before.reset.companyId });
    expect(reset.clientSecret).not.to.equal(before.reset.clientSecret);
    expect(deleted.companyId).to.be.greaterThan(before.deleted.companyId);
    expect(deleted.clientId).not.to.equal(before.deleted.clientId);
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });
});

async function valuesOf(stack: TestStack): Promise<Answered> {
  const outputs = await stack.outputs();
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}
