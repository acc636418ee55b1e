import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pinnedVersion } from "../engine/version.ts";
import { findKept, fingerprint, getKept, keptRoot, type Kept } from "../kept.ts";
import { folderOnPath } from "../on-path.ts";

const run = promisify(execFile);
const requirements = new URL("requirements.txt", import.meta.url);
const file = join("bin", "python");

/** The Python of a virtual environment that has Pulumi and what generated SDKs need, if this machine has it. */
export async function findPython(): Promise<string | undefined> {
  const version = await versionOfPython().catch(() => undefined);
  return version && findKept(environmentFor(version));
}

/** As {@link findPython}, made if it has to be. */
export async function getPython(): Promise<string> {
  return getKept(environmentFor(await versionOfPython()));
}

/** Why this machine cannot have such an environment, or undefined if nothing is known against it. */
export function whyNoPython(): Promise<string | undefined> {
  return versionOfPython().then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  );
}

function environmentFor(version: string): Kept {
  return {
    name: "the Python environment",
    root: keptRoot("python", pinnedVersion, `python${version}`, fingerprint(requirements)),
    file,
    what: `Installing Pulumi ${pinnedVersion} for Python ${version} (once)`,
    make,
  };
}

async function make(root: string) {
  await run("python3", ["-m", "venv", root]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  const install = run(join(root, file), [...pip, "--requirement", fileURLToPath(requirements)]);
  await install.catch((error: unknown) => {
    const said = (error as { stderr: string }).stderr.split("\n").filter((line) => line.startsWith("ERROR"));
    throw new Error(`pip install failed: ${said.join(" ")}`);
  });
}

async function versionOfPython() {
  if (!folderOnPath("python3")) throw new Error("no python3 on PATH");
  const program = "import ensurepip, platform, venv; print(platform.python_version())";
  const { stdout } = await run("python3", ["-c", program]).catch(() => {
    throw new Error("the python3 on PATH has no pip and venv of its own");
  });
  return stdout.trim();
}
