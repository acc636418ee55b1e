import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine } from "../../support/engine.ts";
import { App, Provider } from "../../support/plugin-program.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../../support/trial.ts";

/** A look-up as a generated SDK sends it. */
const ask = (name: string, args: object, options?: pulumi.InvokeOptions): Promise<Answered> =>
  pulumi.runtime.invoke(`devportal:index:${name}`, args, options);

onEachDatabase("look-ups of the plugin, through the engine", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  it("find an app by id, by name and among all, also by an explicit provider, at preview too, and write nothing", async () => {
    const [theirs, ours] = [newAppArgs(), newAppArgs()];
    const { id } = await trial.api("POST", "/apps", { body: theirs });
    const stack = await trial.stack(
      async () => {
        const provider = new Provider("p", { url: trial.recorder.url, token: trial.portal.token });
        const made = new App("ours", ours);
        return {
          byId: (await ask("getApp", { id })).name,
          byName: (await ask("getApp", { name: theirs.name.toUpperCase() }, { provider })).id,
          owner: (await ask("getApps", {})).apps.find((one: Answered) => one.id === id)?.ownerEmail,
          byOutput: made.id.apply(async (id) => (await ask("getApp", { id })).name),
          missing: await ask("getApp", { name: "No such app" }).catch(String),
        };
      },
      { plugin: true },
    );
    await stack.preview();
    expect(trial.recorder.writes()).to.deep.equal([]);
    await stack.up();
    const outputs = Object.entries(await stack.outputs()).map(([name, { value }]) => [name, value]);
    const { missing, ...found } = Object.fromEntries(outputs) as Record<string, unknown>;
    expect(found).to.deep.equal({
      byId: theirs.name,
      byName: id,
      owner: "owner@example.com",
      byOutput: ours.name,
    });
    expect(missing).to.include('There is no app named "No such app"');
  });
});
