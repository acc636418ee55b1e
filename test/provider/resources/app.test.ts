import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { assetOfHash, UNKNOWN, type Asset, type Values } from "../../../provider/core/wire.ts";
import { app } from "../../../provider/resources/app.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { throughBoth, type FrontStage } from "../../support/front-ends/both.ts";
import type { Refused } from "../../support/front-ends/asking.ts";
import { lifecycle } from "../../support/lifecycle.ts";

const settings = {
  name: "Bid Board",
  description: "Shows the open bids.",
  integrationType: "data-connection",
  category: "bidding-estimation",
};

// One pixel each, of different colors.
const red = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const blue = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const folder = await mkdtemp(join(tmpdir(), "devportal-logos-"));

async function fileAsset(name: string, bytes: Buffer): Promise<Asset> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { ...assetOfHash(createHash("sha256").update(bytes).digest("hex")), path };
}
const redLogo = await fileAsset("red.png", red);
const blueLogo = await fileAsset("blue.png", blue);
const textFile = await fileAsset("logo.txt", Buffer.from("no image"));
const large = await fileAsset("large.png", Buffer.concat([red, Buffer.alloc(1024 * 1024)]));

after(() => rm(folder, { recursive: true }));

onEachDatabase("App", () => {
  const test = throughBoth();

  lifecycle(test, app, {
    create: {
      inputs: { ...settings, supportEmail: "support@example.com", siteUrl: "https://example.com" },
      outputs: {
        ownerEmail: "owner@example.com",
        adopted: false,
        deletionProtection: false,
        createdAt: /Z$/,
      },
    },
    steps: [
      { says: "changes a setting in place", inputs: { name: "Bid Wall" }, keeps: ["createdAt", "claim"] },
      {
        says: "clears and sets optional settings",
        inputs: { siteUrl: undefined, supportPhone: "+49 30 1234" },
      },
      { says: "uploads a logo", inputs: { logo: { ...redLogo } } },
      { says: "uploads another logo", inputs: { logo: { ...blueLogo } } },
      { says: "refuses a logo that is no image", inputs: { logo: { ...textFile } }, failures: ["logo"] },
      { says: "refuses a logo of more than 1 MiB", inputs: { logo: { ...large } }, failures: ["logo"] },
      {
        says: "refuses a logo that cannot be read",
        inputs: { logo: { ...redLogo, path: join(folder, "none.png") } },
        failures: ["logo"],
      },
      {
        says: "refuses all wrong input at once",
        inputs: {
          name: "x".repeat(81),
          category: "toys",
          supportEmail: "me",
          siteUrl: "example.com",
          supportPhone: "12",
          description: "",
          colour: "red",
        },
        failures: ["name", "category", "supportEmail", "siteUrl", "supportPhone", "description", "colour"],
      },
      { says: "removes the logo", inputs: { logo: undefined } },
    ],
    drift: {
      change: async ({ portal }, id) => {
        await portal.patch(`/apps/${id}`, { name: "Edited by hand", supportEmail: null });
        await portal.put(`/apps/${id}/logo`, red, { contentType: "image/png" });
      },
      shows: ["name", "supportEmail", "logo"],
    },
  });

  const found = async ({ portal }: FrontStage, name: string) =>
    (await portal.list<Values>("/apps", { name }))[0];
  const inputsOf = (stage: FrontStage, name: string, more: Values = {}) => ({
    ...settings,
    name,
    deletionProtection: false,
    managedBy: stage.declared(app, name),
    ...more,
  });

  test("that an interrupted run made is taken over, set to what the program says, and this is said", async (stage) => {
    const { create } = stage.resource(app);
    const first = await create(
      inputsOf(stage, "Lost", { description: "Of the first run.", supportPhone: "12345" }),
    );
    const second = await create(inputsOf(stage, "Lost", { description: "Of the second run." }));
    expect(second.id).to.equal(first.id);
    expect(stage.said().at(-1)).to.match(/App was made by another run of .*App::Lost.*taken over/);
    expect(await found(stage, "Lost")).to.include({ description: "Of the second run.", supportPhone: null });
    const late = await stage
      .resource(app)
      .update(first.id, first.properties, inputsOf(stage, "Late", { managedBy: stage.declared(app, "Lost") }))
      .catch((error: unknown) => error);
    expect(late).to.have.property("message").that.includes("claim_lost");
  });

  test("keeps the app when the logo cannot be stored, and the next update goes on", async (stage) => {
    const resource = stage.resource(app);
    const inputs = inputsOf(stage, "Half", { logo: { ...textFile } });
    const unfinished = (await resource.create(inputs).catch((error: unknown) => error)) as Refused;
    expect(unfinished.reasons[0]).to.match(/logo/);
    expect(unfinished.properties)
      .to.include({ name: "Half", managedBy: inputs.managedBy })
      .and.not.have.property("logo");
    const news = { ...inputs, logo: { ...redLogo } };
    expect(await resource.diff(unfinished.id, unfinished.properties, news)).to.include({ changes: true });
    await resource.update(unfinished.id, unfinished.properties, news);
    expect(await found(stage, "Half")).to.have.nested.property("logo.sha256", redLogo.hash);
  });

  for (const adopt of ["by name", "by id"] as const) {
    test(`is adopted ${adopt}, changed to what the program says, and released on delete`, async (stage) => {
      const name = `Old ${adopt}`;
      const body = await stage.portal.post<{ id: string }>("/apps", { ...settings, name });
      const resource = stage.resource(app);
      const inputs = inputsOf(stage, name, { adopt: adopt === "by id" ? body.id : true, category: "crm" });
      const { id, properties } = await resource.create(inputs);
      expect(id).to.equal(body.id);
      expect(properties).to.include({ adopted: true });
      expect(await found(stage, name)).to.include({ category: "crm", managedBy: inputs.managedBy });
      expect(await resource.diff(id, properties, inputs)).to.include({ changes: false });
      await resource.delete(id, properties);
      expect(await found(stage, name)).to.include({ category: "crm", managedBy: null });
    });
  }

  test("with adopt is created when there is nothing to adopt", async (stage) => {
    const { properties } = await stage.resource(app).create(inputsOf(stage, "Fresh", { adopt: true }));
    expect(properties).to.include({ adopted: false });
  });

  test("of another account is not adopted by name", async (stage) => {
    const other = await stage.server.account("other@example.com");
    const made = await stage.server.send("POST", "/apps", {
      token: other.token,
      body: { ...settings, name: "Theirs" },
    });
    const { id } = await stage.resource(app).create(inputsOf(stage, "Theirs", { adopt: true }));
    expect(id).not.to.equal(made.json().id);
  });

  test("that another declaration manages is not adopted", async (stage) => {
    const { create } = stage.resource(app);
    await create(inputsOf(stage, "Managed"));
    const error = await create(
      inputsOf(stage, "Managed", { adopt: true, managedBy: stage.declared(app, "other") }),
    ).catch((error: unknown) => error);
    expect(error).to.have.property("message").that.includes("already_managed");
    expect(error).to.have.property("message").that.includes(stage.declared(app, "Managed"));
  });

  test("that exists already is refused without adopt", async (stage) => {
    await stage.portal.post("/apps", { ...settings, name: "Exists" });
    const error = await stage
      .resource(app)
      .create(inputsOf(stage, "Exists"))
      .catch((error: unknown) => error);
    expect(error).to.have.property("message").that.includes("app_name_taken");
  });

  test("with a logo of which only the hash is known keeps the one it has", async (stage) => {
    const resource = stage.resource(app);
    const inputs = inputsOf(stage, "Ignoring", { logo: { ...redLogo } });
    const { id, properties } = await resource.create(inputs);
    const hashOnly = { ...inputs, logo: assetOfHash("another") };
    expect((await resource.check(inputs, hashOnly)).failures).to.deep.equal([]);
    await resource.update(id, properties, hashOnly);
    expect(await found(stage, "Ignoring")).to.have.nested.property("logo.sha256", redLogo.hash);
  });

  test("with deletion protection is not deleted", async (stage) => {
    const resource = stage.resource(app);
    const { id, properties } = await resource.create(
      inputsOf(stage, "Guarded", { deletionProtection: true }),
    );
    const error = await resource.delete(id, properties).catch((error: unknown) => error);
    expect(error).to.have.property("message").that.includes("deletion_protected");
  });

  test("that a person released comes back under its declaration", async (stage) => {
    const resource = stage.resource(app);
    const inputs = inputsOf(stage, "Released");
    const { id, properties } = await resource.create(inputs);
    await stage.portal.patch(`/apps/${id}`, { managedBy: null });
    const read = await resource.read(id, properties);
    expect(await resource.diff(id, read?.properties ?? {}, inputs)).to.include({ changes: true });
    await resource.update(id, read?.properties ?? {}, inputs);
    expect(await found(stage, "Released")).to.include({ managedBy: inputs.managedBy });
  });

  test("takes values that are not known yet", async (stage) => {
    const unknown = Object.fromEntries(Object.keys(settings).map((name) => [name, UNKNOWN]));
    const { failures } = await stage.resource(app).check({}, { ...unknown, logo: UNKNOWN, adopt: UNKNOWN });
    expect(failures).to.deep.equal([]);
  });
});
