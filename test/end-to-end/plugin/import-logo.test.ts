import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { AppArgs } from "pulumi-devportal";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine } from "../../support/engine.ts";
import { png } from "../../support/images.ts";
import { expectExactlyOnce } from "../../support/known.ts";
import { named } from "../../support/named.ts";
import { App } from "../../support/plugin-program.ts";
import { newAppArgs, newTrial, type Trial } from "../../support/trial.ts";

const logo = png(2, 2);

onEachDatabase("importing an App with a logo into the plugin", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  it("shows no change where the program has the same picture, as a file or at its address in the portal", async () => {
    const app = newAppArgs();
    const { id } = await trial.api("POST", "/apps", { body: app });
    const at = `${trial.portal.url}/api/v1/apps/${id}`;
    const authorization = `Bearer ${trial.portal.token}`;
    const headers = { authorization, "content-type": "image/png" };
    const put = await fetch(`${at}/logo`, { method: "PUT", headers, body: new Uint8Array(logo) });
    const { url } = ((await put.json()) as { logo: { url: string } }).logo;
    const stack = await trial.stack(async () => undefined, { plugin: true });
    const file = (name: string, bytes: Buffer) => {
      writeFileSync(join(stack.folder, name), bytes);
      return new pulumi.asset.FileAsset(join(stack.folder, name));
    };
    const declare = (logo: AppArgs["logo"], options: pulumi.CustomResourceOptions = {}) =>
      stack.setProgram(async () => {
        new App("app", { ...app, logo }, options);
      });

    declare(file("logo.png", logo), { import: id });
    expect((await stack.up()).changes).to.deep.equal({ create: 1, import: 1 });
    for (const same of [file("logo.png", logo), new pulumi.asset.RemoteAsset(url)]) {
      declare(same);
      expect((await stack.up({ options: { refresh: true } })).changes).to.deep.equal({});
    }
    expect(trial.recorder.writes()).to.deep.equal([]);

    const other = png(3, 3);
    declare(file("other.png", other));
    expect(named(await stack.up(), "App")).to.deep.equal([["logo"]]);
    const { sha256 } = (await trial.api("GET", `/apps/${id}`)).logo;
    expect(sha256).to.equal(createHash("sha256").update(other).digest("hex"));
    await expectExactlyOnce(trial, [stack]);
  });
});
