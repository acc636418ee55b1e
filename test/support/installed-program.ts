import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { engineEnvironment } from "../../tools/engine/environment.ts";
import { findEngine } from "../../tools/engine/find.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

export interface InstalledProgram {
  folder: string;
  /** Runs a command in the folder and resolves to what it printed. */
  run(command: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/** A user's folder outside the repository, with the packages installed as they would be published. */
export async function installProgram(files: Record<string, string | Buffer>): Promise<InstalledProgram> {
  const engine = await findEngine();
  if (!engine) throw new Error("no Pulumi engine");
  const folder = await mkdtemp(join(tmpdir(), "devportal-user-"));
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_local_prefix|package_|lifecycle_)/.test(name),
  );
  const env = {
    ...Object.fromEntries(inherited),
    ...engineEnvironment(engine, folder, "a user's passphrase"),
  };
  const npm = (cwd: string, ...args: string[]) => run("npm", args, { cwd, env });

  const packed = await npm(
    root,
    "pack",
    "-w",
    "provider",
    "-w",
    "portal",
    "--pack-destination",
    folder,
    "--json",
  );
  const { version } = JSON.parse(
    await readFile(join(root, "node_modules/@pulumi/pulumi/package.json"), "utf8"),
  ) as {
    version: string;
  };
  const tarballs = JSON.parse(packed.stdout) as { name: string; filename: string }[];
  const dependencies = {
    ...Object.fromEntries(tarballs.map(({ name, filename }) => [name, `file:${filename}`])),
    "@pulumi/pulumi": version,
  };
  const manifest = { name: "somewhere-else", private: true, type: "module", dependencies };
  for (const [file, text] of Object.entries({ ...files, "package.json": JSON.stringify(manifest) })) {
    await writeFile(join(folder, file), text);
  }
  await npm(folder, "install", "--prefix", folder, "--prefer-offline", "--no-audit", "--no-fund");

  return {
    folder,
    async run(command, ...args) {
      const { stdout, stderr } = await run(command, args, { cwd: folder, env });
      return stdout + stderr;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
