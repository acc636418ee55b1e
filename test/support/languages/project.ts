import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { engineEnvironment } from "../../../tools/engine/environment.ts";
import { findEngine, type Engine } from "../../../tools/engine/find.ts";
import { pluginFolder } from "../../../tools/plugin/folder.ts";
import { examples } from "../example-programs.ts";

/** A copy of an example in a folder of its own, with an engine's home and state beside it. */
export interface Project {
  folder: string;
  engine: Engine;
  /** In which the engine runs, with the plugin's settings. */
  env: Record<string, string>;
  /** Runs a command of Pulumi in the folder; resolves to its output. */
  pulumi(...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

export interface ProjectOptions {
  /** Environment of the engine and of the plugin. */
  env?: Record<string, string>;
  /** Folders with language hosts. */
  path?: string[];
}

/** Copies an example, and points its project at the plugin of this repository. */
export async function copyOfExample(
  name: string,
  { env = {}, path = [] }: ProjectOptions = {},
): Promise<Project> {
  const engine = await findEngine();
  if (!engine) throw new Error("no Pulumi engine");
  const root = await mkdtemp(join(tmpdir(), "devportal-example-"));
  const folder = join(root, name);
  await cp(fileURLToPath(new URL(name, examples)), folder, { recursive: true, filter: isSource });
  const file = join(folder, "Pulumi.yaml");
  const settings = await readFile(file, "utf8");
  await writeFile(file, settings.replace(/(- name: devportal\s+path: ).*/, `$1${pluginFolder}`));
  const environment = engineEnvironment(engine, root, "the passphrase of an example");
  const all = { ...environment, PATH: [...path, environment.PATH].join(delimiter), ...env };
  return {
    folder,
    engine,
    env: all,
    async pulumi(...args) {
      const options = { cwd: folder, env: { ...process.env, ...all } };
      return (await promisify(execFile)(engine.command.command, args, options)).stdout;
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** What a person may have generated or installed in the example's own folder stays there. */
function isSource(path: string) {
  return !/[\\/](sdks|venv|node_modules|__pycache__)$|[\\/]Pulumi\.\w+\.yaml$/.test(path);
}
