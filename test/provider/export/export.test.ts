import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Portal } from "../../../provider/client/portal.ts";
import type { Values } from "../../../provider/core/wire.ts";
import { exportApps, NothingToExport, type Export } from "../../../provider/export/export.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { png } from "../../support/images.ts";
import { newApp, startPortalStage, type PortalStage } from "../../support/portal-stage.ts";
import { typeProblems } from "../../support/type-check.ts";

const self = { version: "1.2.3", peerDependencies: { "@pulumi/pulumi": "^3.250.0" } };
const elsewhere = "urn:pulumi:prod::bids::devportal:index:App::bids";

interface Imported {
  type: string;
  name: string;
  id: string;
  inputs: Values;
  outputs: Values;
}

onEachDatabase("an export", function () {
  this.timeout(30_000);

  let stage: PortalStage;
  let within: string;
  let folder: string;
  beforeEach(async () => {
    stage = await startPortalStage();
    within = await mkdtemp(join(tmpdir(), "devportal-exports-"));
    folder = join(within, "Bids & Co");
  });
  afterEach(async () => {
    await stage?.stop();
    await rm(within, { recursive: true });
  });

  const exporting = (more: Partial<Export> = {}, portal: Portal = stage.portal) =>
    exportApps(portal, { folder, apps: [], plugin: false, managed: false, ...more }, self);
  const textOf = (file: string) => readFile(join(folder, file), "utf8");
  const resources = async () => JSON.parse(await textOf("import.json")).resources as Imported[];
  const post = (path: string, body: object = {}) => stage.portal.post<{ id: string }>(path, body);

  it("is a Pulumi project that names what it needs", async () => {
    await newApp(stage);
    const { files } = await exporting();
    expect((await readdir(folder)).sort()).to.deep.equal(files.toSorted());
    expect(await textOf("Pulumi.yaml"))
      .to.match(/^name: "bids-co"$/m)
      .and.to.match(/^runtime: nodejs$/m);
    expect(JSON.parse(await textOf("package.json"))).to.deep.include({
      type: "module",
      main: "index.ts",
      dependencies: { "@pulumi/pulumi": "^3.250.0", "pulumi-devportal": "^1.2.3" },
    });
  });

  it("leaves out arguments that are what they are without being given", async () => {
    const id = await newApp(stage, { name: "Bids" });
    await post(`/apps/${id}/production-credentials`);
    await post(`/apps/${id}/sandbox`);
    await post(`/apps/${id}/collaborators`, { email: "ada@example.com" });
    await exporting();
    const code = (await textOf("index.ts")).replaceAll(/^\/\/.*\n/gm, "");
    expect(code).to.contain('\nnew ProductionCredentials("bids", { appId: bidsApp.id });\n');
    expect(code).to.contain('\nnew Sandbox("bids", { appId: bidsApp.id });\n');
    expect(code).to.contain(
      '\nnew Collaborator("bids-ada-example-com", { appId: bidsApp.id, email: "ada@example.com" });\n',
    );
    expect(code).not.to.match(/deletionProtection|adopt|managedBy|logo/);
  });

  it("imports every input, but not who manages the object or what proves it", async () => {
    const id = await newApp(stage, { deletionProtection: true });
    await post(`/apps/${id}/production-credentials`);
    await exporting();
    for (const { type, inputs, outputs } of await resources()) {
      const handler = `exports.handler=()=>require("pulumi-devportal/runtime").${type.split(":").at(-1)}`;
      for (const values of [inputs, outputs]) {
        expect(values).to.include({ __provider: handler });
        expect(values).not.to.have.any.keys("managedBy", "claim", "run", "clientSecret");
      }
      expect(outputs).to.include.keys(Object.keys(inputs));
    }
    const [app, credentials] = await resources();
    expect(app?.inputs).to.include({ deletionProtection: true });
    expect(credentials?.inputs).to.deep.include({ secretGeneration: 1, appId: id });
    expect(credentials?.outputs).to.include({ status: "active", adopted: false });
  });

  it("names the app by its id where only what belongs to it is exported", async () => {
    const id = await newApp(stage, { name: "Bids", managedBy: elsewhere });
    await post(`/apps/${id}/collaborators`, { email: "ada@example.com" });
    const { notes } = await exporting();
    const code = await textOf("index.ts");
    expect(code).to.contain(`appId: "${id}"`).and.not.to.contain("new App(");
    expect(typeProblems(code)).to.deep.equal([]);
    expect(notes.map(({ about }) => about)).to.deep.equal([[`App "Bids" (${elsewhere})`]]);
    expect((await resources()).map(({ id }) => id)).to.have.lengthOf(1);
  });

  it("leaves out what the next `up` would go on with", async () => {
    await stage.server.send("PATCH", "/settings", {
      token: stage.token,
      body: { sandboxGenerationSeconds: 600, approvalRequired: true },
    });
    const id = await newApp(stage, { name: "Bids" });
    await post(`/apps/${id}/sandbox`);
    await post(`/apps/${id}/production-credentials`);
    const rejected = await newApp(stage, { name: "Other" });
    await post(`/apps/${rejected}/production-credentials`);
    await stage.portal.post(`/apps/${rejected}/production-credentials/reject`, { reason: "No." });
    const { notes } = await exporting();
    expect(notes).to.deep.equal([
      {
        says: "Left out, as these are not finished; export them when they are",
        about: ['Sandbox of "Bids" (generating)', 'ProductionCredentials of "Other" (rejected)'],
      },
    ]);
    expect((await resources()).map(({ type }) => type.split(":").at(-1))).to.deep.equal([
      "App",
      "ProductionCredentials",
      "App",
    ]);
  });

  it("has the pictures as files beside the program", async () => {
    const id = await newApp(stage, { name: "Bids" });
    await stage.portal.put(`/apps/${id}/logo`, png(2, 3), { contentType: "image/png" });
    await exporting();
    expect(await readFile(join(folder, "logos/bids.png"))).to.deep.equal(png(2, 3));
    expect(await textOf("index.ts")).to.contain('logo: new pulumi.asset.FileAsset("logos/bids.png")');
    expect(typeProblems(await textOf("index.ts"))).to.deep.equal([]);
  });

  for (const [what, status, bytes] of [
    ["another than the portal said", 200, png(4, 4)],
    ["gone", 404, "{}"],
  ] as const) {
    it(`fails where a picture is ${what}, and writes nothing`, async () => {
      const id = await newApp(stage, { name: "Bids" });
      await stage.portal.put(`/apps/${id}/logo`, png(2, 3), { contentType: "image/png" });
      const server = createServer((_, answer) => answer.writeHead(status).end(bytes));
      await once(server.listen(0, "127.0.0.1"), "listening");
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const refusal = await exporting({}, { ...stage.portal, url }).catch(String);
      server.close();
      expect(refusal).to.equal(
        "ExpectedError: The logo of bids cannot be read, or has just changed: try again",
      );
      expect(await readdir(within)).to.deep.equal([]);
    });
  }

  it("asks the portal for nothing where the folder is not empty", async () => {
    const get = async () => expect.fail("it was asked");
    expect(await exporting({ folder: tmpdir() }, { ...stage.portal, get }).catch(String)).to.contain(
      "is not empty",
    );
  });

  it("has all apps, over as many pages as there are, with a request for each page", async () => {
    for (const name of ["c", "a", "b"]) await newApp(stage, { name });
    const { items } = await stage.portal.get<{ items: unknown[] }>("/snapshot");
    const asked: unknown[] = [];
    const get = async (path: string, query?: { cursor?: string }) => {
      asked.push([path, query?.cursor]);
      const place = Number(query?.cursor ?? 0);
      return { items: [items[place]], nextCursor: place < 2 ? String(place + 1) : null } as never;
    };
    expect(await exporting({}, { ...stage.portal, get })).to.include({ apps: 3, resources: 3 });
    expect((await resources()).map(({ name }) => name)).to.deep.equal(["a", "b", "c"]);
    expect(asked).to.deep.equal([undefined, "1", "2"].map((cursor) => ["/snapshot", cursor]));
  });

  it("is refused where there is nothing to export, and writes nothing", async () => {
    await newApp(stage, { managedBy: elsewhere });
    const refusal = await exporting().catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(NothingToExport).and.to.have.property("notes").with.lengthOf(1);
    expect(await readdir(within)).to.deep.equal([]);
  });

  it("for the plugin is a file of types, names and ids alone", async () => {
    const id = await newApp(stage, { name: "Bids" });
    await post(`/apps/${id}/sandbox`);
    await exporting({ plugin: true });
    expect(await readdir(folder)).to.deep.equal(["import.json"]);
    expect(await resources()).to.deep.equal([
      { type: "devportal:index:App", name: "bids", id },
      { type: "devportal:index:Sandbox", name: "bids", id },
    ]);
  });
});
