import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { getYamlHost } from "../../../tools/yaml-host/yaml-host.ts";
import { requireEngine } from "../../support/engine.ts";
import { requireYamlHost } from "../../support/required-tools.ts";
import { copyOfExample, type Project } from "../../support/languages/project.ts";
import { quickstartByHand } from "../../support/languages/quickstart-by-hand.ts";
import { yamlStack } from "../../support/languages/yaml.ts";
import type { Outcome } from "../../support/outcome.ts";
import { importAll, type Imported } from "../../support/pulumi-import.ts";
import { newTrial, type Answered, type Trial } from "../../support/trial.ts";

describe("the YAML that `pulumi import` prints", function () {
  this.timeout(120_000);

  let trial: Trial;
  let project: Project;
  let made: Imported[];
  let code: string;
  let up: Outcome;
  let writes: unknown[];
  let found: Answered[];
  let afterwards: Answered[];

  before(requireEngine);
  before(requireYamlHost);
  before(async () => {
    trial = await newTrial();
    project = await copyOfExample("yaml", { env: trial.env, path: [await getYamlHost()] });
    const file = join(project.folder, "Pulumi.yaml");
    const [settings = ""] = (await readFile(file, "utf8")).split(/^resources:$/m);
    await writeFile(file, settings);
    const stack = await yamlStack(project, "pasted");
    made = await quickstartByHand(trial);
    found = await trial.snapshot();
    const printed = join(project.folder, "printed.yaml");
    await importAll(stack, made, printed);
    code = await readFile(printed, "utf8");
    await appendFile(file, code);
    trial.recorder.clear();
    up = await stack.up();
    writes = trial.recorder.writes();
    afterwards = await trial.snapshot();
  });
  after(() => project?.remove());
  after(() => trial?.end());

  it("declares each type of resource, with all that its settings are", () => {
    const types = [...code.matchAll(/^ {4}type: (\S+)$/gm)].map(([, type]) => type);
    expect(types).to.have.members(made.map(({ type }) => type.replace(":index:", ":")));
    for (const text of ["supportEmail: support@example.com", "- https://bids.example.com/oauth/callback"]) {
      expect(code).to.contain(text);
    }
  });

  it("has the logo by an address at which it can be had", async () => {
    const [, address = ""] = /fn::remoteAsset: (\S+)/.exec(code) ?? [];
    const answer = await fetch(address);
    expect(answer.status, address).to.equal(200);
  });

  it("holds no secret, nor whose the objects are", () => {
    expect(code).not.to.match(/secret|managedBy|claim|adopt/i);
  });

  it("changes nothing when it is pasted into the program", () => {
    expect(up.changes).to.deep.equal({});
    expect(writes).to.deep.equal([]);
    expect(afterwards).to.deep.equal(found);
  });
});
