import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LocalWorkspace, Stack } from "@pulumi/pulumi/automation/index.js";
import { testStackOf, type TestStack } from "../engine.ts";
import type { Imported } from "./language.ts";
import type { Project } from "./project.ts";

/** A stack of a YAML program. */
export async function yamlStack({ folder, engine, env }: Project, name: string): Promise<TestStack> {
  const workspace = await LocalWorkspace.create({
    workDir: folder,
    pulumiCommand: engine.command,
    pulumiHome: env.PULUMI_HOME,
    envVars: env,
  });
  return testStackOf(await Stack.createOrSelect(name, workspace), folder);
}

/** Runs `pulumi import`; the code goes to a file. @returns what it printed. */
export async function yamlImport(stack: TestStack, resources: Imported[], out?: string): Promise<string> {
  const file = join(stack.folder, "import.json");
  await writeFile(file, JSON.stringify({ resources }));
  const code = out === undefined ? ["--generate-code=false"] : ["--out", out];
  return stack.pulumi("import", "--file", file, ...code, "--protect=false", "--yes", "--skip-preview");
}
