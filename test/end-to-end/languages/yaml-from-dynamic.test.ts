import { expect } from "chai";
import { getYamlHost } from "../../../tools/yaml-host/yaml-host.ts";
import { requireEngine } from "../../support/engine.ts";
import { examples } from "../../support/example-programs.ts";
import { requireYamlHost } from "../../support/required-tools.ts";
import { expectExactlyOnce } from "../../support/known.ts";
import { copyOfExample, type Project } from "../../support/languages/project.ts";
import { yamlStack } from "../../support/languages/yaml.ts";
import type { Outcome } from "../../support/outcome.ts";
import { newTrial, type Answered, type Trial } from "../../support/trial.ts";

describe("a stack of the quickstart that goes on as the YAML program", function () {
  this.timeout(120_000);

  let trial: Trial;
  let project: Project;
  const outcome: Record<string, Outcome> = {};
  const secrets: Record<string, unknown> = {};
  const held: Record<string, Answered[]> = {};

  before(requireEngine);
  before(requireYamlHost);
  before(async () => {
    trial = await newTrial();
    const quickstart = new URL("quickstart/index.ts", examples);
    const dynamic = await trial.stack(quickstart, { project: "quickstart-yaml", name: "moving" });
    await dynamic.up();
    const secretsOf = async ({ outputs }: Pick<typeof dynamic, "outputs">) =>
      Object.entries(await outputs()).filter(([name]) => name.includes("Secret"));
    secrets.dynamic = await secretsOf(dynamic);
    held.dynamic = await trial.snapshot();

    const { PULUMI_BACKEND_URL, PULUMI_CONFIG_PASSPHRASE } = dynamic.stack.workspace.envVars as Record<
      string,
      string
    >;
    const env = {
      ...trial.env,
      PULUMI_BACKEND_URL: PULUMI_BACKEND_URL!,
      PULUMI_CONFIG_PASSPHRASE: PULUMI_CONFIG_PASSPHRASE!,
    };
    project = await copyOfExample("yaml", { env, path: [await getYamlHost()] });
    const stack = await yamlStack(project, "moving");
    outcome.preview = await stack.preview();
    outcome.up = await stack.up();
    outcome.second = await stack.up();
    secrets.yaml = await secretsOf(stack);
    held.yaml = await trial.snapshot();
    await expectExactlyOnce(trial, [stack]);
    outcome.destroy = await stack.destroy();
    held.destroy = await trial.snapshot();
  });
  after(() => project?.remove());
  after(() => trial?.end());

  for (const name of ["preview", "up"]) {
    it(`creates, deletes and replaces nothing: ${name}`, () => {
      expect(outcome[name]?.changes).to.deep.equal({ update: 4 });
      for (const { urn, diffs } of outcome[name]?.steps ?? []) {
        expect(
          diffs.filter((of) => of !== "provider"),
          urn,
        ).to.deep.equal(["managedBy"]);
      }
    });
  }

  it("keeps every object, with the secrets that it has", () => {
    const idsOf = (name: string) =>
      held[name]?.map(({ app, productionCredentials, sandbox, collaborators }) => [
        app.id,
        productionCredentials.clientId,
        sandbox.clientId,
        collaborators.map(({ id }: Answered) => id),
      ]);
    expect(idsOf("yaml")).to.deep.equal(idsOf("dynamic"));
    expect(secrets.yaml).to.deep.equal(secrets.dynamic);
    expect(secrets.yaml).to.have.lengthOf(2);
  });

  it("has nothing more to change afterwards", () => expect(outcome.second?.changes).to.deep.equal({}));

  it("manages all of it, to the last destroy", () => expect(held.destroy).to.deep.equal([]));
});
