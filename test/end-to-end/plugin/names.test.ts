import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine } from "../../support/engine.ts";
import { kinds } from "../../support/four.ts";
import { expectExactlyOnce, liveIn } from "../../support/known.ts";
import { named } from "../../support/named.ts";
import { App, pluginFour } from "../../support/plugin-program.ts";
import { newAppArgs, newTrial, type Trial } from "../../support/trial.ts";

onEachDatabase("the names of the plugin's resources", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  it("may change by an alias, which changes who manages the object and nothing else", async () => {
    const stack = await trial.stack(pluginFour({ name: "old" }), { plugin: true });
    await stack.up();
    const ids = async () => (await liveIn(trial)).map(({ type, id, claim }) => ({ type, id, claim }));
    const before = await ids();
    stack.setProgram(pluginFour({ name: "new", options: { aliases: [{ name: "old" }] } }));
    const outcome = await stack.up();
    expect(outcome.changes).to.deep.equal({ update: kinds.length });
    for (const kind of kinds) expect(named(outcome, kind)).to.deep.equal([["managedBy"]]);
    expect(await ids()).to.deep.equal(before);
    await expectExactlyOnce(trial, [stack]);
    stack.setProgram(pluginFour({ name: "new" }, { name: "old", app: { name: "Another" } }));
    expect((await stack.up()).changes).to.deep.equal({ create: kinds.length });
    await expectExactlyOnce(trial, [stack]);
  });

  it("differ within a program where the portal wants them to: a second App of one name is refused at preview", async () => {
    const app = newAppArgs();
    const stack = await trial.stack(
      async () => {
        new App("one", app);
        new App("other", { ...app, name: app.name.toUpperCase() });
      },
      { plugin: true },
    );
    const { diagnostics } = await stack.preview({ fails: true });
    const problems = diagnostics.filter((text) => text.includes("must differ from that of urn:pulumi:"));
    expect(problems).to.have.lengthOf(1);
  });
});
