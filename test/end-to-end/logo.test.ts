import { expect } from "chai";
import { App } from "pulumi-devportal";
import * as pulumi from "@pulumi/pulumi";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import { png } from "../support/images.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

onEachDatabase("a logo that somebody changed in the portal", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  async function put(id: unknown, width: number) {
    const { status } = await fetch(`${trial.portal.url}/api/v1/apps/${String(id)}/logo`, {
      method: "PUT",
      headers: { authorization: `Bearer ${trial.portal.token}`, "content-type": "image/png" },
      body: new Uint8Array(png(width)),
    });
    expect(status).to.equal(200);
  }

  it("reaches a program that only reads the app, and is not fetched for it", async () => {
    const { id } = await trial.api("POST", "/apps", { body: newAppArgs() });
    await put(id, 1);
    const stack = await trial.stack(async () => {
      const app = App.get("app", id);
      return { name: app.name, logo: app.logo.apply((logo) => pulumi.asset.Asset.isInstance(logo)) };
    });
    await stack.up();
    expect((await stack.outputs()).logo?.value).to.equal(true);
    expect((await stack.up()).changes).to.deep.equal({});
    expect(await trial.portal.log()).not.to.match(/GET[^\n]*\/logo/);
  });

  it("stays where the program ignores it, and comes back where it does not", async () => {
    const app = newAppArgs();
    const ignoreChanges = ["logo"];
    const stack = await trial.stack(async () => {
      const logo = new pulumi.asset.FileAsset(join(stack.folder, "logo.png"));
      const { id, logo: shown } = new App("app", { ...app, logo }, { ignoreChanges });
      return { id, asset: shown.apply((logo) => pulumi.asset.Asset.isInstance(logo)) };
    });
    writeFileSync(join(stack.folder, "logo.png"), png(1));
    await stack.up();
    const { id } = await stack.outputs();
    await put(id?.value, 2);
    const { logo } = await trial.api("GET", `/apps/${String(id?.value)}`);

    await stack.refresh();
    expect((await stack.up()).changes).to.deep.equal({});
    app.description = "Changed.";
    await stack.up();
    expect(await trial.api("GET", `/apps/${String(id?.value)}`)).to.deep.include({ logo, ...app });

    ignoreChanges.pop();
    await stack.up();
    const restored = await trial.api("GET", `/apps/${String(id?.value)}`);
    expect(restored.logo.sha256).not.to.equal(logo.sha256);
    expect((await stack.up()).changes).to.deep.equal({});
  });
});
