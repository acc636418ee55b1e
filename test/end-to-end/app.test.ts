import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, getApp, getAppOutput, getApps, type AppArgs } from "pulumi-devportal";
import { requireEngine } from "../support/engine.ts";
import { named } from "../support/named.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

describe("App, through the engine", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  /** An App that is up. */
  async function up(args: AppArgs) {
    const program = (args: AppArgs) => async () => ({ id: new App("app", args).id });
    const stack = await trial.stack(program(args));
    await stack.up();
    const id = String((await stack.outputs()).id?.value);
    return {
      stack,
      id,
      change: (args: AppArgs) => stack.setProgram(program(args)),
      live: () => trial.api("GET", `/apps/${id}`),
    };
  }

  it("changes every setting in place, and clears what the program no longer says", async () => {
    const app = newAppArgs();
    const { stack, change, live } = await up(app);
    const settings = {
      name: `${app.name}, renamed`,
      description: "Something else.",
      integrationType: "hybrid",
      category: "bim",
      supportEmail: "support@example.com",
      supportPhone: "+1 (555) 010-0199",
      siteUrl: "https://bids.example.com/",
    } as const;
    change(settings);
    expect(named(await stack.preview(), "App")).to.deep.equal([Object.keys(settings).toSorted()]);
    expect(await stack.up()).to.deep.include({ changes: { update: 1 } });
    expect(await live()).to.include(settings);
    change(app);
    await stack.up();
    expect(await live()).to.include({ ...app, supportEmail: null, supportPhone: null, siteUrl: null });
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  it("has the logo that the program says: added, changed, removed, and repaired", async () => {
    const app = newAppArgs();
    const { stack, change, live, id } = await up(app);
    const logos = [1, 2].map((width) => {
      const file = join(stack.folder, `${width}.png`);
      writeFileSync(file, pngOf(width, 1));
      return new pulumi.asset.FileAsset(file);
    });
    const hashes: unknown[] = [];
    for (const logo of [...logos, undefined, logos[0]]) {
      change({ ...app, ...(logo && { logo }) });
      expect(named(await stack.up(), "App")).to.deep.equal([["logo"]]);
      const { logo: shown } = await live();
      hashes.push(shown?.sha256);
    }
    expect(hashes[0]).to.equal(hashes[3]);
    expect(new Set(hashes)).to.have.lengthOf(3);
    expect(hashes[2]).to.equal(undefined);

    await trial.api("DELETE", `/apps/${id}/logo`);
    expect(named(await stack.refresh(), "App")).to.deep.equal([["logo"]]);
    await stack.up();
    expect((await live()).logo.sha256).to.equal(hashes[0]);
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  it("is not destroyed while it is protected, whoever asks, and the refusal says what to do", async () => {
    const app = newAppArgs();
    const { stack, change, live, id } = await up({ ...app, deletionProtection: true });
    const { diagnostics } = await stack.destroy({ fails: true });
    expect(diagnostics.join("\n")).to.contain(`The app "${app.name}" is protected from deletion`);
    expect(diagnostics.join("\n")).to.contain("set deletionProtection to false first");
    stack.setProgram(async () => undefined);
    await stack.up({ fails: true });
    expect(await live()).to.include({ deletionProtection: true, deletedAt: null });
    change(app);
    await stack.up();
    await stack.destroy();
    expect(await live().catch(String)).to.contain("404");
    expect((await trial.api("GET", "/apps?deleted=true")).items.map(({ id }: { id: string }) => id)).to.include(id);
  });

  it("is made again when it was deleted in the portal", async () => {
    const { stack, id } = await up(newAppArgs());
    await trial.api("DELETE", `/apps/${id}`);
    await stack.refresh();
    expect(await stack.up()).to.deep.include({ changes: { create: 1 } });
    expect((await stack.outputs()).id?.value).not.to.equal(id);
  });

  it("frees its name for another App when it is renamed in the same program", async () => {
    const app = newAppArgs();
    const { stack, id } = await up(app);
    stack.setProgram(async () => {
      const first = new App("app", { ...app, name: `${app.name}, the old one` });
      return { id: first.id, other: new App("other", app, { dependsOn: first }).id };
    });
    await stack.up();
    const outputs = await stack.outputs();
    expect(outputs.id?.value).to.equal(id);
    expect(outputs.other?.value).not.to.equal(id);
    expect(await stack.up()).to.deep.include({ changes: {} });
  });

  it("is found by look-ups: by id, by name, as an Output, and in the list of all", async () => {
    const app = newAppArgs();
    const { stack, id } = await up(app);
    stack.setProgram(async () => {
      const made = new App("app", app);
      const byName = await getApp({ name: app.name.toUpperCase() });
      const all = await getApps();
      return {
        byId: (await getApp({ id })).name,
        byName: byName.id,
        owner: byName.ownerEmail,
        byOutput: getAppOutput({ id: made.id }).apply(({ name }) => name),
        listed: all.filter((one) => one.id === id).length,
        missing: await getApp({ name: "No such app" }).catch(({ message }: Error) => message),
      };
    });
    trial.recorder.clear();
    await stack.preview();
    await stack.up();
    const { missing, ...outputs } = await stack.outputs();
    expect(Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]))).to.deep.equal({
      byId: app.name,
      byName: id,
      owner: "owner@example.com",
      byOutput: app.name,
      listed: 1,
    });
    expect(missing?.value).to.contain("No such app");
    expect(trial.recorder.writes()).to.deep.equal([]);
  });
});

/** A picture that is valid as far as its size is concerned. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from("89504e470d0a1a0a0000000d49484452000000000000000008060000000000000049454e44ae426082", "hex");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
