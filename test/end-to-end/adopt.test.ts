import { expect } from "chai";
import { App, Collaborator, ProductionCredentials, Sandbox } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";

const ada = "ada@example.com";

onEachDatabase("adopt, through the engine", function () {
  this.timeout(300_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    await trial.portal.makeAccount(ada);
  });
  after(() => trial?.end());

  /** An app that a person made, with everything in it. */
  async function made() {
    const body = newAppArgs();
    const { id } = await trial.api("POST", "/apps", { body });
    const collaborator = await trial.api("POST", `/apps/${id}/collaborators`, {
      body: { email: ada, role: "admin" },
    });
    const credentials = await trial.api("POST", `/apps/${id}/production-credentials`, { body: {} });
    const sandbox = await trial.api("POST", `/apps/${id}/sandbox`, { body: {} });
    return { id, body, collaborator, credentials, sandbox, at: `/apps/${id}` };
  }

  it("takes over an App with all that is in it, and gives back on destroy what it did not make", async () => {
    const { id, body, collaborator, credentials, sandbox, at } = await made();
    const stack = await trial.stack(async () => {
      const app = new App("app", { ...body, description: "As the program says.", adopt: true });
      new ProductionCredentials("app", { appId: app.id, adopt: true });
      new Sandbox("app", { appId: app.id, adopt: true });
      new Collaborator("ada", { appId: app.id, email: ada, role: "developer", adopt: true });
      return { id: app.id };
    });
    trial.recorder.clear();
    await stack.preview();
    expect(trial.recorder.writes()).to.deep.equal([]);
    await stack.up();
    expect((await stack.outputs()).id?.value).to.equal(id);
    const adopted = await held(id);
    expect(adopted.app).to.include({ description: "As the program says." });
    expect(adopted.productionCredentials).to.include({ clientId: credentials.clientId });
    expect(adopted.productionCredentials.currentSecret.id).not.to.equal(credentials.currentSecret.id);
    expect(adopted.sandbox).to.include({
      clientId: sandbox.clientId,
      companyId: sandbox.companyId,
      secretViewable: false,
    });
    expect(adopted.collaborators).to.have.lengthOf(1);
    expect(adopted.collaborators[0]).to.include({ id: collaborator.id, role: "developer" });
    for (const part of [
      adopted.app,
      adopted.productionCredentials,
      adopted.sandbox,
      ...adopted.collaborators,
    ]) {
      expect(part.managedBy).to.contain(stack.name);
    }
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });

    await stack.destroy();
    const left = await held(id);
    expect(left.app).to.include({ id, name: body.name, deletedAt: null });
    expect(left.productionCredentials).to.include({ clientId: credentials.clientId });
    expect(left.sandbox).to.include({ clientId: sandbox.clientId });
    expect(left.collaborators[0]).to.include({ id: collaborator.id, role: "admin" });
    for (const part of [left.app, left.productionCredentials, left.sandbox, ...left.collaborators]) {
      expect(part.managedBy).to.equal(null);
    }
    // The program's secret is in a state that is gone: nobody knows it, so it ends with the program.
    expect(left.productionCredentials.currentSecret).to.equal(null);
    expect(await trial.api("GET", at)).to.include({ id });
  });

  it("makes what does not exist, and deletes that again", async () => {
    const app = newAppArgs();
    const stack = await trial.stack(async () => ({ id: new App("app", { ...app, adopt: true }).id }));
    await stack.up();
    const id = String((await stack.outputs()).id?.value);
    await stack.destroy();
    expect(await trial.api("GET", `/apps/${id}`).catch(String)).to.contain("404");
  });

  it("takes an App by its id, whatever its name was", async () => {
    const { id } = await made();
    const app = newAppArgs();
    const stack = await trial.stack(async () => ({ id: new App("app", { ...app, adopt: id }).id }));
    await stack.up();
    expect((await stack.outputs()).id?.value).to.equal(id);
    expect((await held(id)).app).to.include({ name: app.name });
    expect(await stack.up()).to.deep.include({ changes: {} });
  });

  it("is what the refusal without it proposes", async () => {
    const { body } = await made();
    const stack = await trial.stack(async () => ({ id: new App("app", body).id }));
    const { diagnostics } = await stack.up({ fails: true });
    expect(diagnostics.join("\n")).to.contain("app_name_taken").and.to.contain(body.name);
  });

  it("does not take an app on which the account merely collaborates", async () => {
    const adasToken = await trial.portal.makeToken("read,write", ada);
    const { body, collaborator } = await made();
    await trial.api("POST", `/invitations/${collaborator.id}/accept`, { token: adasToken, body: {} });
    const stack = await trial.stack(async () => ({ id: new App("app", { ...body, adopt: true }).id }), {
      config: { "devportal:token": { value: adasToken, secret: true } },
    });
    await stack.up();
    const id = String((await stack.outputs()).id?.value);
    expect(await trial.api("GET", `/apps/${id}`, { token: adasToken })).to.deep.include({ role: "owner" });
  });

  it("takes nothing from another program, and names it", async () => {
    const body = newAppArgs();
    const program = async () => ({ id: new App("app", { ...body, adopt: true }).id });
    const [one, other] = [await trial.stack(program), await trial.stack(program)];
    await one.up();
    const { diagnostics } = await other.up({ fails: true });
    expect(diagnostics.join("\n")).to.contain("already_managed").and.to.contain(`urn:pulumi:${one.name}::`);
    expect(await one.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  async function held(id: string): Promise<Answered> {
    return (await trial.snapshot()).find(({ app }) => app.id === id);
  }
});
