import { expect } from "chai";
import { requireEngine } from "../../support/engine.ts";
import { onDatabasesOf } from "../../support/front-ends/fronts.ts";
import { App } from "../../support/plugin-program.ts";
import { newAppArgs, newTrial, type Trial } from "../../support/trial.ts";

const many = 500;
/** After every step the engine writes the whole state; of so many, at the end will do. */
const once = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

onDatabasesOf({ plugin: true })(`${many} Apps of the plugin in one program`, function () {
  this.timeout(300_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  it("are made, left alone and destroyed in parallel", async () => {
    const apps = Array.from({ length: many }, newAppArgs);
    const program = async () => {
      for (const [index, app] of apps.entries()) new App(`app-${index}`, app);
    };
    const stack = await trial.stack(program, { plugin: true, env: once });
    const options = { parallel: many };
    expect((await stack.up({ options })).changes).to.deep.equal({ create: many + 1 });
    expect(trial.recorder.writes()).to.have.lengthOf(many);
    expect(await trial.snapshot()).to.have.lengthOf(many);

    trial.recorder.clear();
    expect((await stack.up({ options })).changes).to.deep.equal({});
    expect(trial.recorder.requests).to.deep.equal([]);

    expect((await stack.destroy({ options })).changes).to.deep.equal({ delete: many + 1 });
    expect(trial.recorder.writes()).to.have.lengthOf(many);
    expect(await trial.snapshot()).to.deep.equal([]);
  });
});
