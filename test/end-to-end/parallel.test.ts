import { expect } from "chai";
import { App } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

const many = 100;

onEachDatabase(`${many} Apps in one program`, function () {
  this.timeout(300_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  it("are created and destroyed in parallel at the first try", async () => {
    const apps = Array.from({ length: many }, newAppArgs);
    const stack = await trial.stack(async () => {
      for (const [index, app] of apps.entries()) new App(`app-${index}`, app);
    });
    // A retry would hide what the first try did.
    await stack.stack.setConfig("devportal:maxRetries", { value: "0" });

    expect((await stack.up({ options: { parallel: many } })).changes).to.deep.equal({ create: many + 1 });
    expect(trial.recorder.writes()).to.have.lengthOf(many);
    expect(await trial.snapshot()).to.have.lengthOf(many);

    trial.recorder.clear();
    expect((await stack.destroy({ options: { parallel: many } })).changes).to.deep.equal({
      delete: many + 1,
    });
    expect(trial.recorder.writes()).to.have.lengthOf(many);
    expect(await trial.snapshot()).to.deep.equal([]);
  });
});
