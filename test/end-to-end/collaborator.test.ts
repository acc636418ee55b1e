import { expect } from "chai";
import { App, Collaborator, type CollaboratorArgs } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import { named } from "../support/named.ts";
import type { Outcome } from "../support/outcome.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";

type Person = Pick<CollaboratorArgs, "role"> & { email: string };

/** One for each thing that can become of an invitation; the addresses are not all in lower case. */
const people: Record<string, Person> = {
  pending: { email: "Pending@example.com" },
  accepted: { email: "Accepted@example.com" },
  declined: { email: "declined@example.com" },
  expired: { email: "expired@example.com" },
  removed: { email: "removed@example.com" },
  promoted: { email: "promoted@example.com" },
  moved: { email: "moved@example.com" },
};
const changed: Record<string, Person> = {
  ...people,
  promoted: { email: "promoted@example.com", role: "admin" },
  moved: { email: "elsewhere@example.com" },
};

onEachDatabase("Collaborator, through the engine", function () {
  this.timeout(300_000);

  let trial: Trial;
  let at: string;
  let acceptedToken: string;
  const outcome: Record<string, Outcome> = {};
  /** What the portal holds after each step, by address. */
  const live: Record<string, Record<string, Answered>> = {};
  const told: Record<string, unknown> = {};
  const access: unknown[] = [];

  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    const tokens: Record<string, string> = {};
    for (const who of ["accepted", "declined"]) {
      await trial.portal.makeAccount(`${who}@example.com`);
      tokens[who] = await trial.portal.makeToken("read,write", `${who}@example.com`);
    }
    acceptedToken = tokens.accepted ?? "";
    const app = newAppArgs();
    const program = (people: Record<string, Person>) => async () => {
      const { id } = new App("app", app);
      const made = Object.entries(people).map(([name, args]) => {
        const { status, acceptedAt } = new Collaborator(name, { appId: id, ...args });
        return [name, { status, acceptedAt }];
      });
      return { id, ...Object.fromEntries(made) };
    };
    const stack = await trial.stack(program(people));
    const keep = async (step: string, done: Promise<Outcome>) => {
      outcome[step] = await done;
      at = `/apps/${String((await stack.outputs()).id?.value)}`;
      const { items } = await trial.api("GET", `${at}/collaborators`);
      live[step] = Object.fromEntries(items.map((item: Answered) => [item.email.toLowerCase(), item]));
    };
    const idOf = (who: string) => live.up?.[`${who}@example.com`].id;

    await keep("up", stack.up());
    await trial.api("POST", `/invitations/${idOf("accepted")}/accept`, { token: acceptedToken, body: {} });
    await trial.api("POST", `/invitations/${idOf("declined")}/decline`, { token: tokens.declined, body: {} });
    await trial.api("DELETE", `${at}/collaborators/${idOf("removed")}`);
    const past = "2026-01-01T00:00:00.000Z";
    await trial.change(`update collaborators set expires_at = '${past}' where id = '${idOf("expired")}'`);
    await keep("refresh", stack.refresh());
    await keep("second up", stack.up());
    await keep("third up", stack.up({ options: { refresh: true } }));
    for (const [name, { value }] of Object.entries(await stack.outputs())) told[name] = value;
    stack.setProgram(program(changed));
    await keep("preview of the change", stack.preview());
    await keep("up with the change", stack.up());
    access.push(await trial.api("GET", at, { token: acceptedToken }));
    stack.setProgram(program({}));
    await keep("up without anybody", stack.up());
    access.push(await trial.api("GET", at, { token: acceptedToken }).catch(String));
  });
  after(() => trial?.end());

  it("shows no difference while it is pending, accepted, declined or expired: only who was removed comes back", () => {
    expect(outcome["second up"]?.changes).to.deep.equal({ create: 1 });
    expect(outcome["third up"]?.changes).to.deep.equal({});
  });

  for (const status of ["pending", "accepted", "declined", "expired"]) {
    it(`tells the truth about the invitation: ${status}`, () => expect(told[status]).to.include({ status }));
  }

  it("tells when the invitation was accepted", () => {
    const { acceptedAt } = live.refresh?.["accepted@example.com"];
    expect(told.accepted).to.deep.equal({ status: "accepted", acceptedAt });
  });

  it("is invited again when somebody removed the person by hand", () => {
    const [before, after] = ["up", "second up"].map((step) => live[step]?.["removed@example.com"]);
    expect(live.refresh).not.to.have.property("removed@example.com");
    expect(after).to.include({ status: "pending" }).and.not.include({ id: before.id });
  });

  it("has another role without another invitation", () => {
    const [before, after] = ["up", "up with the change"].map((step) => live[step]?.["promoted@example.com"]);
    expect(named(outcome["preview of the change"], "Collaborator")).to.deep.include(["role"]);
    expect(before).to.include({ role: "developer" });
    expect(after).to.deep.include({ id: before.id, invitedAt: before.invitedAt, role: "admin" });
  });

  it("is replaced, the former removed, when the address changes", () => {
    expect(outcome["preview of the change"]?.changes).to.deep.equal({ update: 1, replace: 1 });
    expect(live["up with the change"]).not.to.have.property("moved@example.com");
    expect(live["up with the change"]?.["elsewhere@example.com"]).to.include({ status: "pending" });
  });

  it("is gone, and so is the access, when it is no longer declared", () => {
    expect(access[0]).to.include({ role: "developer" });
    expect(access[1]).to.contain("404");
    expect(live["up without anybody"]).to.deep.equal({});
  });

  it("cannot be the owner, and says so", async () => {
    const app = newAppArgs();
    const stack = await trial.stack(async () => {
      new Collaborator("owner", { appId: new App("app", app).id, email: "owner@example.com" });
    });
    const { diagnostics } = await stack.up({ fails: true });
    expect(diagnostics.join("\n")).to.contain("owner@example.com owns this app");
  });
});
