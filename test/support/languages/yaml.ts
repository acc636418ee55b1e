import { LocalWorkspace, Stack } from "@pulumi/pulumi/automation/index.js";
import { testStackOf, type TestStack } from "../engine.ts";
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
