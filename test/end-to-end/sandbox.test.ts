import { expect } from "chai";
import { App, Sandbox, type SandboxArgs } from "pulumi-devportal";
import { requireEngine } from "../support/engine.ts";
import { named } from "../support/named.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";

describe("Sandbox, through the engine", function () {
  this.timeout(120_000);

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
      const { status, clientId, clientSecret, companyId } = new Sandbox("app", { appId: id, ...args });
      return { id, status, clientId, clientSecret, companyId };
    });
    return {
      stack,
      values: async () =>
        Object.fromEntries(Object.entries(await stack.outputs()).map(([name, { value }]) => [name, value])),
      live: async (): Promise<Answered> => (await trial.snapshot()).find((item) => item.app.name === app.name),
    };
  }

  it("is waited for until the portal has generated it", async () => {
    await generation(1);
    const { stack, values } = await declared();
    trial.recorder.clear();
    await stack.up();
    expect(await values()).to.include({ status: "ready" });
    const polls = trial.recorder.requests.filter(({ method, path }) => method === "GET" && path.endsWith("/sandbox"));
    expect(polls.length).to.be.within(2, 8);
  });

  it("stays in the state when the wait is over, and the next up goes on with the same one", async () => {
    await generation(3600);
    const { stack, values, live } = await declared({ readyTimeout: "1s" });
    const { diagnostics } = await stack.up({ fails: true });
    expect(diagnostics.join("\n")).to.contain("still being generated after 1s").and.to.contain("run `pulumi up` again");
    const { sandbox } = await live();
    expect(sandbox).to.include({ status: "generating" });
    expect(await stack.exported()).to.contain(sandbox.clientId);

    trial.change(`update sandboxes set ready_at = '2026-01-01T00:00:00.000Z'`);
    trial.recorder.clear();
    await stack.up();
    expect(await values()).to.include({ status: "ready", clientId: sandbox.clientId, companyId: sandbox.companyId });
    expect(trial.recorder.writes().filter(({ method }) => method === "POST")).to.deep.equal([]);
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
    await stack.destroy();
  });

  it("is finished by the next up also after a refresh, which makes the engine forget that it was not", async () => {
    await generation(3600);
    const { stack, values, live } = await declared({ readyTimeout: "1s" });
    await stack.up({ fails: true });
    await stack.refresh();
    trial.change(`update sandboxes set ready_at = '2026-01-01T00:00:00.000Z'`);
    await stack.up();
    expect(await values()).to.include({ status: "ready", clientId: (await live()).sandbox.clientId });
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  it("gets a new secret when a person reset it, and keeps its company", async () => {
    const { stack, values } = await declared();
    await stack.up();
    const before = await values();
    const at = `/apps/${String(before.id)}/sandbox/secret`;
    expect(await trial.api("GET", at).catch(String)).to.contain("secret_not_held");
    await trial.api("POST", at, { body: {} });
    expect(named(await stack.refresh(), "Sandbox")).to.deep.equal([["secretReset"]]);
    expect(named(await stack.preview(), "Sandbox")).to.deep.equal([["secretReset"]]);
    await stack.up();
    const after = await values();
    expect(after).to.include({ clientId: before.clientId, companyId: before.companyId });
    expect(after.clientSecret).not.to.equal(before.clientSecret);
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  it("is a clean one, with another company, when it was deleted in the portal", async () => {
    const { stack, values } = await declared();
    await stack.up();
    const before = await values();
    await trial.api("DELETE", `/apps/${String(before.id)}/sandbox`);
    await stack.up({ options: { refresh: true } });
    const after = await values();
    expect(after.companyId).to.be.greaterThan(Number(before.companyId));
    expect(after.clientId).not.to.equal(before.clientId);
  });
});
