import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { archivePlugin } from "../../../tools/plugin/archive.ts";
import { getYamlHost } from "../../../tools/yaml-host/yaml-host.ts";
import { requireEngine } from "../../support/engine.ts";
import { requireYamlHost } from "../../support/required-tools.ts";
import { copyOfExample, type Project } from "../../support/languages/project.ts";
import { schema } from "../../support/languages/schema.ts";
import { yamlStack } from "../../support/languages/yaml.ts";
import type { Outcome } from "../../support/outcome.ts";
import { newTrial, type Trial } from "../../support/trial.ts";

describe("the plugin installed from its archive", function () {
  this.timeout(120_000);

  let trial: Trial;
  let project: Project;
  const outcome: Record<string, Outcome> = {};

  before(requireEngine);
  before(requireYamlHost);
  before(async () => {
    trial = await newTrial();
    project = await copyOfExample("yaml", { env: trial.env, path: [await getYamlHost()] });
    const file = join(project.folder, "Pulumi.yaml");
    const settings = await readFile(file, "utf8");
    await writeFile(file, settings.replace(/^plugins:\n( .*\n)+/m, ""));
    const stack = await yamlStack(project, "installed");

    const { version } = JSON.parse(await readFile(schema, "utf8")) as { version: string };
    const from = ["--file", archivePlugin(project.folder)];
    await project.pulumi("plugin", "install", "resource", "devportal", version, ...from);
    outcome.up = await stack.up();
    outcome.second = await stack.up();
    outcome.destroy = await stack.destroy();
  });
  after(() => project?.remove());
  after(() => trial?.end());

  it("is found by a program that says nothing of where it is", () => {
    expect(outcome.up?.changes).to.deep.equal({ create: 5 });
    expect(outcome.second?.changes).to.deep.equal({});
    expect(outcome.destroy?.changes).to.deep.equal({ delete: 5 });
  });
});
