import { expect } from "chai";
import { v4 } from "uuid";
import { claim, newer, newPerson, oldest, otherUrn, urn } from "../support/claims.ts";
import { onEachDatabase } from "../support/databases.ts";
import { startPortal, type TestPortal } from "../support/portal.ts";
import { programSecret } from "../support/program.ts";

const [early, late] = [{ claim: `${claim};run=${claim}` }, { claim: `${claim}; run=${newer}` }];

onEachDatabase("the runs of one claim", () => {
  let portal: TestPortal;
  before(async () => {
    portal = await startPortal();
  });
  after(() => portal.stop());

  /** An app and what belongs to it, all under one claim, with a late and an early run to write to it. */
  async function managed() {
    const person = await newPerson(portal);
    const asked = () => ({ claim, key: v4() });
    const app = person.path(await person.create(asked()));
    await person.send("POST", `${app}/production-credentials`, asked(), { managedBy: urn });
    await person.send("POST", `${app}/sandbox`, asked(), { managedBy: urn });
    const email = { email: "ada@example.com", managedBy: urn };
    const { id } = await person.send("POST", `${app}/collaborators`, asked(), email);
    return { ...person, app, collaborator: `${app}/collaborators/${id}` };
  }
  type Managed = Awaited<ReturnType<typeof managed>>;

  const writes: Record<string, (object: Managed, run: { claim: string }) => Promise<{ says: string }>> = {
    "the settings of an app": ({ send, app }, run) => send("PATCH", app, run, { description: "Changed." }),
    "who manages an app": ({ send, app }, run) =>
      send("PATCH", app, { ...run, key: v4() }, { managedBy: otherUrn }),
    "an app's deletion": ({ send, app }, run) => send("DELETE", app, run),
    "an app's restore": async ({ send, app }, run) => {
      await send("DELETE", app, {});
      return send("POST", `${app}/restore`, run, {});
    },
    "redirect URIs": ({ send, app }, run) =>
      send("PATCH", `${app}/production-credentials`, run, { redirectUris: [] }),
    "a client secret": ({ send, app }, run) =>
      send("POST", `${app}/production-credentials/secrets`, run, { secretHash: programSecret().secretHash }),
    "a sandbox's redirect URIs": ({ send, app }, run) =>
      send("PATCH", `${app}/sandbox`, run, { redirectUris: [] }),
    "a sandbox's secret": ({ send, app }, run) =>
      send("POST", `${app}/sandbox/secret`, run, { secretHash: programSecret().secretHash }),
    "a version of a sandbox's secret": ({ send, app }, run) =>
      send("POST", `${app}/sandbox/secrets`, run, { secretHash: programSecret().secretHash }),
    "a role": ({ send, collaborator }, run) => send("PATCH", collaborator, run, { role: "admin" }),
    "a collaborator's removal": ({ send, collaborator }, run) => send("DELETE", collaborator, run),
  };
  const first: Record<string, string> = {
    "an app's deletion": "the settings of an app",
    "an app's restore": "the settings of an app",
    "a collaborator's removal": "a role",
  };

  for (const [what, write] of Object.entries(writes)) {
    it(`end with a later one: ${what}`, async () => {
      const object = await managed();
      const before = writes[first[what] ?? what] ?? write;
      expect((await before(object, early)).says).to.match(/^20[01]$/);
      expect((await before(object, late)).says).to.match(/^20[01]$/);
      expect((await write(object, early)).says).to.equal("409 claim_outrun");
      expect((await write(object, late)).says).to.match(/^20[014]$/);
    });
  }

  it("are shown with the object, the last one only", async () => {
    const { send, app, collaborator } = await managed();
    const shown = async (path: string) => ((await send("GET", path, {})) as { lastRun?: string }).lastRun;
    for (const [path, change] of [
      [app, { description: "Changed." }],
      [`${app}/production-credentials`, { redirectUris: [] }],
      [collaborator, { role: "admin" }],
    ] as const) {
      expect(await shown(path)).to.equal(null);
      await send("PATCH", path, early, change);
      await send("PATCH", path, late, change);
      expect(await shown(path)).to.equal(newer);
    }
    await send("POST", `${app}/sandbox/secret`, early, {});
    expect(await shown(`${app}/sandbox`)).to.equal(claim);
  });

  it("do not matter to a claim without a run", async () => {
    const { send, app } = await managed();
    await send("PATCH", app, late, { description: "Late." });
    expect((await send("PATCH", app, { claim }, { description: "Changed." })).says).to.equal("200");
    expect((await send("PATCH", app, { claim: oldest }, { description: "Changed." })).says).to.equal(
      "409 claim_lost",
    );
  });

  it("begin with the one that takes the object over", async () => {
    const { key, create, send, path } = await newPerson(portal);
    const app = path(await create({ key, claim: oldest }));
    expect((await create({ key, ...late })).says).to.equal("200 taken over");
    expect((await send("PATCH", app, early, { description: "Early." })).says).to.equal("409 claim_outrun");
    expect((await send("PATCH", app, late, { description: "Late." })).says).to.equal("200");
  });

  it("begin anew when the object is taken over", async () => {
    const { key, create, send, path } = await newPerson(portal);
    const app = path(await create({ key, claim: oldest }));
    await send("PATCH", app, { claim: `${oldest};run=${newer}` }, { description: "Late." });
    expect((await create({ key, claim })).says).to.equal("200 taken over");
    expect((await send("PATCH", app, early, { description: "Changed." })).says).to.equal("200");
  });
});
