import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, getApp, getAppOutput, getApps, type AppArgs } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { named } from "../support/named.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

onEachDatabase("App, through the engine", function () {
  this.timeout(300_000);

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

  it("changes every setting in place, the logo too, and clears what the program no longer says", async () => {
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
    const [logo, otherLogo] = [1, 2].map((width) => fileOf(stack, pngOf(width, 1)));
    change({ ...settings, logo });
    expect(named(await stack.preview(), "App")).to.deep.equal([
      [...Object.keys(settings), "logo"].toSorted(),
    ]);
    expect(await stack.up()).to.deep.include({ changes: { update: 1 } });
    const before = await live();
    expect(before).to.include(settings);
    expect(before.logo).to.include({ sha256: hashOf(pngOf(1, 1)), contentType: "image/png" });

    change({ ...settings, logo: otherLogo });
    expect(named(await stack.up(), "App")).to.deep.equal([["logo"]]);
    expect((await live()).logo.sha256).to.equal(hashOf(pngOf(2, 1)));

    change(app);
    await stack.up();
    const cleared = { supportEmail: null, supportPhone: null, siteUrl: null, logo: null };
    expect(await live()).to.include({ ...app, ...cleared });
    expect(await stack.up({ options: { refresh: true } })).to.deep.include({ changes: {} });
  });

  it("comes back under the same id when a person deleted it in the portal, and so does its logo", async () => {
    const [gone, bare] = [newAppArgs(), newAppArgs()];
    const stack = await trial.stack(async () => ({
      gone: new App("gone", gone).id,
      bare: new App("bare", { ...bare, logo: fileOf(stack, pngOf(1, 1)) }).id,
    }));
    await stack.up();
    const before = await stack.outputs();
    await trial.api("DELETE", `/apps/${String(before.gone?.value)}`);
    await trial.api("DELETE", `/apps/${String(before.bare?.value)}/logo`);
    expect(named(await stack.refresh(), "App")).to.deep.include(["logo"]);
    expect(await stack.up()).to.deep.include({ changes: { update: 2 } });
    const after = await stack.outputs();
    expect(after.gone?.value).to.equal(before.gone?.value);
    expect(await trial.api("GET", `/apps/${String(after.gone?.value)}`)).to.include({ deletedAt: null });
    const { logo } = await trial.api("GET", `/apps/${String(after.bare?.value)}`);
    expect(logo.sha256).to.equal(hashOf(pngOf(1, 1)));
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
    expect(
      (await trial.api("GET", "/apps?deleted=true")).items.map(({ id }: { id: string }) => id),
    ).to.include(id);
  });

  it("frees its name for another App when it is renamed in the same program", async () => {
    const app = newAppArgs();
    const { stack, id } = await up(app);
    stack.setProgram(async () => {
      const first = new App("app", { ...app, name: `${app.name}, the old one` });
      return { id: first.id, other: new App("other", { ...app, description: first.description }).id };
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
        missing: await getApp({ name: "No such app" }).catch(String),
      };
    });
    trial.recorder.clear();
    await stack.up();
    const { missing, ...outputs } = await stack.outputs();
    expect(
      Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])),
    ).to.deep.equal({
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
  const bytes = Buffer.from(
    "89504e470d0a1a0a0000000d49484452000000000000000008060000000000000049454e44ae426082",
    "hex",
  );
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

function fileOf({ folder }: TestStack, bytes: Buffer): pulumi.asset.FileAsset {
  const file = join(folder, `${hashOf(bytes)}.png`);
  writeFileSync(file, bytes);
  return new pulumi.asset.FileAsset(file);
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
