import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { openSandbox, startRestStage, type TestSandbox } from "../../support/rest.ts";
import { succeed } from "../../support/stage.ts";

const people = [
  ["Test Architect", "sandbox+arch@example.com"],
  ["Test Subcontractor", "sandbox+sub@example.com"],
  ["API Support", "sandbox+demo@example.com"],
];
const developer = ["Ada Example", "owner@example.com"];
const nameAndAddress = ({ name, email_address }: any) => [name, email_address];
const nameOf = ({ name }: any) => name;

/** Where a collection is, what of its records to look at, and what that is. */
const contents: [
  title: string,
  path: (of: TestSandbox) => string,
  look: (record: any) => unknown,
  is: unknown[],
][] = [
  ["one company", () => "/companies", nameOf, ["Ada Example Sandbox"]],
  [
    "the developer and three users in the company directory",
    ({ company }) => `/companies/${company}/users`,
    nameAndAddress,
    [developer, ...people],
  ],
  [
    "the project 1234 - Sandbox Test Project",
    ({ company }) => `/projects?company_id=${company}`,
    ({ display_name }) => display_name,
    ["1234 - Sandbox Test Project"],
  ],
  ["the same three users in the project", ({ project }) => `${project}/users`, nameAndAddress, people],
  [
    "a schedule of eight tasks",
    ({ projectId }) => `/tasks?project_id=${projectId}`,
    nameOf,
    [
      "Mobilization",
      "Excavation",
      "Foundations",
      "Structural Frame",
      "Roofing",
      "Mechanical and Electrical",
      "Interior Finishes",
      "Handover",
    ],
  ],
  [
    "one photo",
    ({ projectId }) => `/images?project_id=${projectId}`,
    ({ filename }) => filename,
    ["site.jpg"],
  ],
  ["one drawing set", ({ project }) => `${project}/drawing_sets`, nameOf, ["Issued for Construction"]],
  [
    "one RFI",
    ({ project }) => `${project}/rfis`,
    ({ number, subject }) => [number, subject],
    [["1", "Depth of the foundation at grid line C"]],
  ],
  [
    "one submittal",
    ({ project }) => `${project}/submittals`,
    ({ number, title }) => [number, title],
    [["1", "Concrete mix design"]],
  ],
  ["no vendors", ({ company }) => `/vendors?company_id=${company}`, nameOf, []],
];

onEachDatabase("a new sandbox, through its data API", () => {
  let portal: TestPortal;
  let token: string;
  let sandbox: TestSandbox;

  before(async () => {
    const stage = await startRestStage();
    ({ portal, sandbox } = stage);
    token = stage.owner.token;
  });
  after(() => portal.stop());

  for (const [title, path, look, is] of contents) {
    it(`has ${title}`, async () => {
      const { status, json, headers } = await sandbox.send("GET", path(sandbox));
      expect([status, headers["total"]], JSON.stringify(json)).to.deep.equal([200, String(is.length)]);
      expect(json.map(look)).to.deep.equal(is);
    });
  }

  it("has a basic folder structure, as a tree", async () => {
    const { json } = await sandbox.send("GET", `/folders?project_id=${sandbox.projectId}`);
    expect([json.name, json.folders.map(nameOf)]).to.deep.equal([
      "Documents",
      ["Contracts", "Drawings", "Photos", "Specifications"],
    ]);
    expect(json.folders[0]).to.deep.include({
      parent_id: json.id,
      name_with_path: "Documents/Contracts",
      folders: [],
      files: [],
    });
  });

  it("takes every token for its developer", async () => {
    const { json } = await sandbox.send("GET", "/me");
    const [first] = (await sandbox.send("GET", `/companies/${sandbox.company}/users`)).json;
    expect(json).to.deep.equal({ id: first.id, login: "owner@example.com", name: "Ada Example" });
  });

  it("shows a single record as its list does", async () => {
    for (const [list, single] of [
      [`/projects?company_id=${sandbox.company}`, "/projects/:id"],
      [`${sandbox.project}/rfis`, `${sandbox.project}/rfis/:id`],
      [`${sandbox.project}/submittals`, `${sandbox.project}/submittals/:id`],
      [`/tasks?project_id=${sandbox.projectId}`, `/tasks/:id?project_id=${sandbox.projectId}`],
    ] as const) {
      const [first] = (await sandbox.send("GET", list)).json;
      expect((await sandbox.send("GET", single.replace(":id", first.id))).json).to.deep.equal(first);
    }
  });

  it("writes times without milliseconds", async () => {
    for (const [, path] of contents) {
      const { text } = await sandbox.send("GET", path(sandbox));
      for (const [time] of text.matchAll(/"\d{4}-\d\d-\d\dT[^"]*"/g)) {
        expect(time).to.match(/^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"$/);
      }
    }
  });

  it("is the same again after it was deleted, but for ids and times, and nothing of the first is left", async () => {
    const everything = async (of: TestSandbox) => {
      const paths = [...contents.map(([, path]) => path(of)), `/folders?project_id=${of.projectId}`, "/me"];
      const texts = await Promise.all(paths.map(async (path) => (await of.send("GET", path)).text));
      return texts.map((text) =>
        text.replace(/("(?:\w+_)?id"|"key"):"?\d+"?/g, "$1:0").replace(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"then"'),
      );
    };
    const first = await openSandbox(portal, token);
    const before = await everything(first);
    await first.send("POST", `/tasks`, { body: { project_id: first.projectId, task: { name: "Mine" } } });
    await succeed(portal, token, "DELETE", `${first.app}/sandbox`);
    portal.advance(3_600_000);
    const second = await openSandbox(portal, token, first.app);
    expect(await everything(second)).to.deep.equal(before);
    expect(second.company).to.be.greaterThan(first.company);
    expect((await first.send("GET", "/me")).status).to.equal(401);
    expect((await second.send("GET", first.project)).status).to.equal(404);
  });
});
