import { getYamlHost } from "../../../tools/yaml-host/yaml-host.ts";
import { requireYamlHost } from "../../support/required-tools.ts";
import { describeLife } from "../../support/languages/life.ts";
import { yamlStack } from "../../support/languages/yaml.ts";
import { importAll } from "../../support/pulumi-import.ts";

describeLife({
  called: "YAML",
  example: "yaml",
  requires: [requireYamlHost],
  path: async () => [await getYamlHost()],
  async prepare(project) {
    return async (name) => {
      const stack = await yamlStack(project, name);
      const did = async <T extends object>(done: T) => ({ ...done, outputs: await stack.outputs() });
      return {
        run: async (operation) => did(await stack[operation]()),
        import: async (resources) => did({ changes: {}, output: await importAll(stack, resources) }),
      };
    };
  },
});
