import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { newExporter, type Exporter } from "../support/exporter.ts";
import { knownTo, type Known } from "../support/known.ts";
import { startLanguageServer, type LanguageServer } from "../support/language-server.ts";
import { madeMixed } from "../support/mixed-portal.ts";
import type { Outcome } from "../support/outcome.ts";
import { importFile } from "../support/pulumi-import.ts";
import type { Recorded } from "../support/recorder.ts";
import { newTrial, type Answered, type Trial } from "../support/trial.ts";
import { typeProblems } from "../support/type-check.ts";

const apps = 50;

/** The beginning of the first credentials whose arguments have lines of their own. */
const withoutSecret = /^new ProductionCredentials\(.*\{$/m;

onEachDatabase("a portal that people filled, exported as a program", function () {
  this.timeout(600_000);

  let trial: Trial;
  let language: LanguageServer;
  let exporter: Exporter;
  let stack: TestStack;
  let ids: string[];
  let found: Answered[];
  let afterwards: Answered[];
  let asked: Recorded[];
  let writes: Recorded[];
  let changed: Known[];
  const exported: Record<string, Awaited<ReturnType<Exporter["export"]>>> = {};
  const outcome: Record<string, Outcome> = {};
  const listed = (step: string) => JSON.parse(exported[step]?.imported ?? "").resources as Answered[];

  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    language = await startLanguageServer();
    exporter = await newExporter({ ...trial.env, DEVPORTAL_TOKEN: await trial.portal.makeToken("read") });
    ids = await madeMixed(trial, apps);
    found = await trial.snapshot();
    exported.first = await exporter.export("first");
    exported.again = await exporter.export("again");
    asked = trial.recorder.requests.slice();
    const { folder } = exported.first;
    const env = { ...language.env, PULUMI_SKIP_CHECKPOINTS: "true" };
    stack = await trial.stack(pathToFileURL(join(folder, "index.ts")), { folder, env });
    await importFile(stack, join(folder, "import.json"));
    outcome.up = await stack.up();
    outcome.refresh = await stack.refresh();
    writes = trial.recorder.writes();
    afterwards = await trial.snapshot();
    const gone = (await knownTo(stack)).find(({ type, id }) => type === "App" && id === ids[20])!;
    outcome.destroy = await stack.destroy({ options: { target: [gone.urn], targetDependents: true } });
    exported.rest = await exporter.export("rest");
    const rotating = exported.first.program.replace(withoutSecret, "$&\n  rotation: { trigger: 1 },");
    await writeFile(join(folder, "rotating.ts"), rotating);
    stack.setProgram(pathToFileURL(join(folder, "rotating.ts")));
    outcome["first change"] = await stack.up({ options: { target: ["**ProductionCredentials::*"] } });
    changed = (await knownTo(stack)).filter(({ outputs }) => outputs.clientSecret);
  });
  after(async () => {
    language?.stop();
    await exporter?.remove();
    await trial?.end();
  });

  it("has every object that the portal has", () => {
    const all = found.flatMap(({ app, productionCredentials, sandbox, collaborators }) => [
      `App ${app.id}`,
      ...(productionCredentials ? [`ProductionCredentials ${app.id}`] : []),
      ...(sandbox ? [`Sandbox ${app.id}`] : []),
      ...collaborators.map(({ id }: Answered) => `Collaborator ${app.id}/${id}`),
    ]);
    expect(found).to.have.lengthOf(apps);
    expect(listed("first").map(({ type, id }) => `${type.split(":").at(-1)} ${id}`)).to.have.members(all);
    expect(exported.first?.told).to.equal("");
  });

  it("reads the portal with one request, and one for each logo, and a token that can do no more", () => {
    const logos = found.filter(({ app }) => app.logo).length;
    expect(logos).to.be.above(0);
    const paths = asked.map(({ method, path }) => `${method} ${path}`.replace(/[0-9a-f]{64}/, "HASH"));
    expect(new Set(paths)).to.deep.equal(new Set(["GET /api/v1/snapshot", "GET /logos/HASH"]));
    expect(paths).to.have.lengthOf(2 * (1 + logos));
  });

  it("is the same text each time", () => {
    expect(exported.again?.program).to.equal(exported.first?.program);
    expect(exported.again?.imported).to.equal(exported.first?.imported);
  });

  it("is a program that compiles", () => {
    expect(typeProblems(exported.first?.program ?? "")).to.deep.equal([]);
  });

  for (const step of ["up", "refresh"]) {
    it(`changes nothing after its import: ${step}`, () => expect(outcome[step]?.changes).to.deep.equal({}));
  }

  it("writes nothing to the portal", () => {
    expect(writes.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([]);
    expect(afterwards).to.deep.equal(found);
  });

  it("holds no secret, and says where a program gets one", () => {
    expect(exported.first?.imported).not.to.contain("clientSecret");
    expect(exported.first?.program).to.match(
      /^\/\/ The client secret of app [^]*?\nnew ProductionCredentials\(/m,
    );
    expect(outcome.refresh?.output).to.contain("is not in this state");
  });

  it("shows the rest after one app was destroyed", () => {
    const [gone, other] = [ids[20]!, ids[21]!];
    const isRest = ({ id }: Answered) => !id.startsWith(gone);
    expect(listed("rest")).to.deep.equal(listed("first").filter(isRest));
    expect(outcome.destroy?.changes).to.deep.equal({
      delete: listed("first").length - listed("rest").length,
    });
    const blocks = (step: string) => exported[step]!.program.split("\n\n");
    expect(blocks("first")).to.include.members(blocks("rest"));
    expect(blocks("first").length - blocks("rest").length).to.equal(outcome.destroy?.changes.delete);
    expect(listed("rest").map(({ id }) => id)).to.include(other);
  });

  it("gets a secret, and comes under its declaration, with the first change", () => {
    expect(outcome["first change"]?.changes).to.deep.equal({ update: 1 });
    expect(changed).to.have.lengthOf(1);
    for (const { inputs, outputs, urn } of changed) {
      expect(inputs.managedBy).to.equal(urn);
      expect(outputs.claim).to.be.a("string");
    }
  });
});
