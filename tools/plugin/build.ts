import { cp, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.ts";
import { pluginFolder } from "./folder.ts";
import { licensesOf } from "./licenses.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const provider = join(root, "provider");

/** Makes the folder; one that is up to date stays untouched, so that whoever runs it meanwhile loses nothing. */
export async function buildPlugin(): Promise<void> {
  const made = `${pluginFolder}.${process.pid}`;
  await rm(made, { recursive: true, force: true });
  await mkdir(made);
  const packages = await bundle(made);
  await cp(join(provider, "launcher"), made, { recursive: true });
  await copyFile(join(provider, "schema.json"), join(made, "schema.json"));
  await copyFile(join(root, "LICENSE"), join(made, "LICENSE"));
  await writeFile(join(made, "THIRD-PARTY-LICENSES"), licensesOf(packages));
  // It names no dependencies, and there is no PulumiPlugin.yaml: for either, an engine would ask npm.
  await writeFile(join(made, "package.json"), `${JSON.stringify({ type: "module", private: true })}\n`);
  if (!(await isSame(made, pluginFolder))) {
    await rm(pluginFolder, { recursive: true, force: true });
    await rename(made, pluginFolder);
  }
  await rm(made, { recursive: true, force: true });
}

async function isSame(folder: string, other: string): Promise<boolean> {
  const [names, others] = await Promise.all([folder, other].map((one) => readdir(one).catch(() => [])));
  if (names?.toSorted().join("/") !== others?.toSorted().join("/")) return false;
  const contents = (one: string) => Promise.all((names ?? []).map((name) => readFile(join(one, name))));
  const [mine, theirs] = await Promise.all([contents(folder), contents(other)]);
  return mine.every((content, index) => theirs[index]?.equals(content));
}
