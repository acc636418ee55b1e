import { folderOnPath } from "../../tools/on-path.ts";
import { findPython, whyNoPython } from "../../tools/python/python.ts";
import { findSdkGenerator } from "../../tools/sdk-generator/get.ts";
import { findYamlHost } from "../../tools/yaml-host/yaml-host.ts";
import { skip } from "./skip.ts";

/** Skips the suite when this machine has no language host for YAML programs: `before(requireYamlHost)`. */
export async function requireYamlHost(this: Mocha.Context): Promise<void> {
  if (!(await findYamlHost())) skip(this, "no YAML language host; `npm test` builds one where there is Go");
}

/** Skips the suite when this machine has no SDK generator: `before(requireSdkGenerator)`. */
export async function requireSdkGenerator(this: Mocha.Context): Promise<void> {
  if (!(await findSdkGenerator())) skip(this, "no SDK generator; `npm test` builds one where there is Go");
}

/** Skips the suite when this machine has no Go: `before(requireGo)`. */
export async function requireGo(this: Mocha.Context): Promise<void> {
  if (!folderOnPath("go")) skip(this, "no Go on PATH");
}

/** Skips the suite when this machine has no Python with Pulumi: `before(requirePython)`. */
export async function requirePython(this: Mocha.Context): Promise<void> {
  this.timeout(30_000);
  if (await findPython()) return;
  skip(this, (await whyNoPython()) ?? "no Pulumi for Python; `npm test` installs it");
}
