import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { pluginFolder } from "../../../tools/plugin/folder.ts";
import { checkSchema } from "../../../tools/sdk-generator/generate.ts";
import { requireEngine } from "../../support/engine.ts";
import { requireSdkGenerator } from "../../support/required-tools.ts";
import { copyOfExample, type Project } from "../../support/languages/project.ts";
import { schema } from "../../support/languages/schema.ts";

describe("the plugin's schema", function () {
  this.timeout(60_000);

  it("suits Pulumi and its generator for every language", async function () {
    await requireSdkGenerator.call(this);
    expect(await checkSchema(schema)).to.deep.equal([]);
  });

  describe("as the engine has it", () => {
    let project: Project;
    before(requireEngine);
    before(async () => (project = await copyOfExample("yaml")));
    after(() => project?.remove());

    it("is in order", async () => {
      expect(await project.pulumi("schema", "check", schema)).to.equal("");
    });

    it("is what the plugin answers", async () => {
      const executable = join(pluginFolder, "pulumi-resource-devportal");
      const answered = await project.pulumi("package", "get-schema", executable);
      expect(withoutEmptyLists(answered)).to.deep.equal(withoutEmptyLists(await readFile(schema, "utf8")));
    });
  });
});

/** The engine leaves out a list with nothing in it, which says the same. */
function withoutEmptyLists(json: string): unknown {
  return JSON.parse(json, (_, value: unknown) =>
    Array.isArray(value) && value.length === 0 ? undefined : value,
  );
}
