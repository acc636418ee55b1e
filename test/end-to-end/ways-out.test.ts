import { expect } from "chai";
import { v7 } from "uuid";
import { App, ProductionCredentials, Sandbox } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

onEachDatabase("a state that is behind what the portal has", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  const live = async (name: string) => (await trial.snapshot()).find(({ app }) => app.name === name);
  /** Lets the portal hold that a later run has written, as one does that fails after its first write. */
  const outrun = (name: string) =>
    trial.change(
      `update apps set last_run = '${v7({ msecs: Date.now() + 3_600_000 })}' where name = '${name}'`,
    );

  it("fails when a run of a later clock has written, abandons nothing, and goes on after a refresh", async () => {
    const app = newAppArgs();
    const stack = await trial.stack(async () => ({ id: new App("app", app).id }));
    await stack.up();
    await outrun(app.name);
    expect((await stack.destroy({ fails: true })).output).to.match(/claim_outrun.*pulumi refresh/);
    app.description = "Changed.";
    expect((await stack.up({ fails: true })).output).to.match(/claim_outrun.*pulumi refresh/);
    expect(await live(app.name)).to.have.nested.property("app.description", "Shows the open bids.");

    await stack.refresh();
    await stack.up();
    expect(await live(app.name)).to.have.nested.property("app.description", "Changed.");
    await outrun(app.name);
    await stack.refresh();
    await stack.destroy();
    expect(await live(app.name)).to.equal(undefined);
  });

  it("replaces a sandbox that the portal failed to generate, while it was waited for too", async () => {
    await trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds: 3600 } });
    const app = newAppArgs();
    const stack = await trial.stack(async () => {
      const { id } = new App("app", app);
      return { status: new Sandbox("app", { appId: id, readyTimeout: "1s" }).status };
    });
    await stack.up({ fails: true });
    await trial.change(`update sandboxes set status = 'failed', failure_reason = 'no disk'`);
    expect((await stack.up({ fails: true })).output).to.match(/no disk; `pulumi up` replaces it/);
    await trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds: 0 } });
    const { steps } = await stack.up();
    expect(steps.map(({ op }) => op)).to.include("replace");
    expect((await stack.outputs()).status?.value).to.equal("ready");
    expect((await stack.up()).changes).to.deep.equal({});
  });

  it("takes back what it made long ago and forgot, when told to adopt it, and says so", async () => {
    const app = { ...newAppArgs(), adopt: false };
    const stack = await trial.stack(async () => {
      const { id, urn } = new App("app", app);
      const { urn: credentials } = new ProductionCredentials("app", { appId: id, adopt: app.adopt });
      return { id, urn, credentials };
    });
    await stack.up();
    const { id, urn, credentials } = await stack.outputs();
    await stack.pulumi("state", "delete", String(credentials?.value), "--yes");
    await stack.pulumi("state", "delete", String(urn?.value), "--yes");
    for (const table of ["apps", "production_credentials"])
      await trial.change(`update ${table} set managed_since = '2026-01-01', created_at = '2026-01-01'`);

    const { output } = await stack.up({ fails: true });
    expect(output)
      .to.include(`managed by ${String(urn?.value)}`)
      .and.to.match(/already_managed.*Set `adopt: true`/);
    app.adopt = true;
    expect((await stack.up()).output.match(/was made by another run of .*taken over/g)).to.have.length.above(
      1,
    );
    expect((await stack.outputs()).id?.value).to.equal(id?.value);
    expect((await stack.up()).changes).to.deep.equal({});
  });
});
