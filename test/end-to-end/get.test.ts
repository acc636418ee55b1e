import { expect } from "chai";
import { App, ProductionCredentials, type AppResult } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

onEachDatabase("a resource that a program only reads", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  it("is there with its attributes, and is never written to", async () => {
    const { id, name } = (await trial.api("POST", "/apps", { body: newAppArgs() })) as AppResult;
    const path = `/apps/${id}/production-credentials`;
    const { clientId } = (await trial.api("POST", path, { body: {} })) as { clientId: string };
    const stack = await trial.stack(async () => ({
      name: App.get("app", id).name,
      clientId: ProductionCredentials.get("app", id).clientId,
    }));
    await stack.preview();
    await stack.up();
    expect(await stack.outputs()).to.deep.include({
      name: { value: name, secret: false },
      clientId: { value: clientId, secret: false },
    });
    expect((await stack.up()).changes).to.deep.equal({});
    await stack.refresh();
    await stack.destroy();
    expect(trial.recorder.writes()).to.deep.equal([]);
    expect(await trial.snapshot()).to.have.lengthOf(1);
  });

  it("is not made when it does not exist", async () => {
    const stack = await trial.stack(async () => ({
      name: App.get("app", "123e4567-e89b-12d3-a456-426614174000").name,
    }));
    const { output } = await stack.up({ fails: true });
    expect(output).to.include("There is no App with the id 123e4567-e89b-12d3-a456-426614174000");
    expect(trial.recorder.writes()).to.deep.equal([]);
  });
});
