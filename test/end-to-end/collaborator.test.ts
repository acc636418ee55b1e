import { expect } from "chai";
import { App, Collaborator, type CollaboratorArgs } from "pulumi-devportal";
import { requireEngine } from "../support/engine.ts";
import { named } from "../support/named.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";

const ada = "Ada.Example@example.com";

describe("Collaborator, through the engine", function () {
  this.timeout(120_000);

  let trial: Trial;
  let adasToken: string;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    await trial.portal.makeAccount(ada);
    adasToken = await trial.portal.makeToken("read,write", ada);
  });
  after(() => trial?.end());

  /** An App with a collaborator who is invited. */
  async function invited(args: Partial<CollaboratorArgs> = {}) {
    const app = newAppArgs();
    const program = (args: Partial<CollaboratorArgs>) => async () => {
      const { id } = new App("app", app);
      const { status, acceptedAt } = new Collaborator("ada", { appId: id, email: ada, ...args });
      return { id, status, acceptedAt };
    };
    const stack = await trial.stack(program(args));
    await stack.up();
    const at = `/apps/${String((await stack.outputs()).id?.value)}/collaborators`;
    return {
      stack,
      at,
      change: (args: Partial<CollaboratorArgs>) => stack.setProgram(program(args)),
      live: async (): Promise<Answered> => (await trial.api("GET", at)).items[0],
      status: async () => (await stack.outputs()).status?.value,
    };
  }

  it("shows no difference while the invitation is pending, nor once it is accepted", async () => {
    const { stack, live, status } = await invited();
    expect(await status()).to.equal("pending");
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });

    await trial.api("POST", `/invitations/${(await live()).id}/accept`, { token: adasToken, body: {} });
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
    expect(await status()).to.equal("accepted");
    expect((await stack.outputs()).acceptedAt?.value).to.equal((await live()).acceptedAt);
  });

  it("tells of an invitation that was declined, and shows no difference for it", async () => {
    const { stack, live, status } = await invited();
    await trial.api("POST", `/invitations/${(await live()).id}/decline`, { token: adasToken, body: {} });
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
    expect(await status()).to.equal("declined");
  });

  it("has another role without another invitation", async () => {
    const { stack, live, change } = await invited();
    const before = await live();
    expect(before).to.include({ role: "developer" });
    change({ role: "admin" });
    expect(named(await stack.preview(), "Collaborator")).to.deep.equal([["role"]]);
    await stack.up();
    expect(await live()).to.include({ id: before.id, invitedAt: before.invitedAt, role: "admin" });
  });

  it("is replaced, the former removed, when the address changes", async () => {
    const { stack, at, live, change } = await invited();
    const { id } = await live();
    change({ email: "grace@example.com" });
    expect((await stack.preview()).changes).to.deep.equal({ replace: 1 });
    await stack.up();
    const { items } = await trial.api("GET", at);
    expect(items).to.have.lengthOf(1);
    expect(items[0]).to.include({ email: "grace@example.com", status: "pending" }).and.not.include({ id });
    expect(await stack.up()).to.deep.include({ changes: {} });
  });

  it("is invited again when somebody removed the person by hand", async () => {
    const { stack, at, live } = await invited();
    const { id } = await live();
    await trial.api("DELETE", `${at}/${id}`);
    await stack.refresh();
    expect(await stack.up()).to.deep.include({ changes: { create: 1 } });
    expect(await live()).to.include({ status: "pending" }).and.not.include({ id });
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  it("cannot be the owner, and says so", async () => {
    const { stack, change } = await invited();
    change({ email: "owner@example.com" });
    const { diagnostics } = await stack.up({ fails: true });
    expect(diagnostics.join("\n")).to.contain("owner@example.com owns this app");
  });

  it("keeps what the portal ends by itself quiet: an invitation that expired", async () => {
    const { stack, status } = await invited();
    const { id } = trial.query<{ id: string }>("select id from collaborators order by id desc limit 1")[0] ?? {};
    trial.change(`update collaborators set expires_at = '2026-01-01T00:00:00.000Z' where id = '${id}'`);
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
    expect(await status()).to.equal("expired");
  });

  it("is gone, and so is the access, when destroyed", async () => {
    const { stack, at, live } = await invited();
    const appAt = at.replace("/collaborators", "");
    await trial.api("POST", `/invitations/${(await live()).id}/accept`, { token: adasToken, body: {} });
    expect(await trial.api("GET", appAt, { token: adasToken })).to.include({ role: "developer" });
    stack.setProgram(async () => undefined);
    await stack.destroy();
    expect(await trial.api("GET", appAt, { token: adasToken }).catch(String)).to.contain("404");
  });
});
