import { execFile } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { generateSdk } from "../../../tools/sdk-generator/generate.ts";
import type { Project } from "./project.ts";
import { schema } from "./schema.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Generates and builds the SDK in an example, and gives the example the repository's own Pulumi. */
export async function installSdk({ folder }: Project): Promise<void> {
  const sdk = join(folder, "sdks/devportal");
  const modules = join(folder, "node_modules");
  await generateSdk({ schema, language: "nodejs", out: sdk });
  await mkdir(modules);
  await symlink(sdk, join(modules, "pulumi-devportal-sdk"));
  for (const scope of ["@pulumi", "@types"]) {
    await symlink(join(root, "node_modules", scope), join(modules, scope));
  }
  const PATH = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
  await run(process.execPath, ["scripts/postinstall.js"], { cwd: sdk, env: { ...process.env, PATH } });
}

/** What the compiler says of the example, by the repository's own settings. */
export async function problemsOf({ folder }: Project): Promise<string> {
  const settings = { extends: join(root, "tsconfig.json"), include: ["*.ts"], exclude: ["sdks"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
  return run("node_modules/.bin/tsc", ["--project", folder], { cwd: root }).then(
    () => "",
    (error: unknown) => (error as { stdout: string }).stdout,
  );
}
