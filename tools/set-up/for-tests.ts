import { getPython } from "../python/python.ts";
import { getSdkGenerator } from "../sdk-generator/get.ts";
import { getYamlHost } from "../yaml-host/yaml-host.ts";

const all = {
  "YAML language host": getYamlHost,
  "SDK generator": getSdkGenerator,
  "Pulumi for Python": getPython,
};

/** Gets what only tests use; what this machine cannot have is named with the reason, and its tests skip. */
export async function getForTests(): Promise<void> {
  for (const [name, get] of Object.entries(all)) {
    try {
      await get();
    } catch (error) {
      console.error(`No ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
