import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** How the command `pulumi-devportal` ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Folders for exports, in one that is removed with them. */
export interface Exporter {
  folder: string;
  /** Runs the command there. */
  run(...words: string[]): Promise<Ended>;
  /** Runs the command there with other variables. */
  runIn(env: Record<string, string>, ...words: string[]): Promise<Ended>;
  /** Exports, which must succeed, into a new folder in which the packages are found. */
  export(
    name: string,
    ...words: string[]
  ): Promise<{ folder: string; program: string; imported: string; told: string }>;
  remove(): Promise<void>;
}

/** The command `pulumi-devportal` with this environment. */
export async function newExporter(env: Record<string, string>): Promise<Exporter> {
  const folder = await mkdtemp(join(tmpdir(), "devportal-export-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const runIn = async (more: Record<string, string>, ...words: string[]) => {
    const child = spawn(process.execPath, [join(root, "provider/cli.ts"), ...words], {
      cwd: folder,
      env: { ...process.env, ...env, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "exit") as Promise<[number | null]>,
    ]);
    return { code, stdout, stderr };
  };
  const run = (...words: string[]) => runIn({}, ...words);
  return {
    folder,
    run,
    runIn,
    async export(name, ...words) {
      const { code, stderr: told } = await run("export", "--out", name, ...words);
      if (code !== 0) throw new Error(`The export failed:\n${told}`);
      const read = (file: string) => readFile(join(folder, name, file), "utf8");
      const program = words.includes("--plugin") ? "" : await read("index.ts");
      return { folder: join(folder, name), program, imported: await read("import.json"), told };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
