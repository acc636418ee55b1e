import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A Go module at one version, with the checksum of its files. */
export interface GoModule {
  path: string;
  version: string;
  sum: string;
}

/** The folder of a module's files, of which its own go.mod and go.sum pin all that it is built from. */
export async function downloadModule({ path, version, sum }: GoModule): Promise<string> {
  const args = ["mod", "download", "-json", `${path}@${version}`];
  const { stdout } = await promisify(execFile)("go", args, {
    env: { ...process.env, GOWORK: "off" },
  }).catch((error: unknown) => {
    throw isMissing(error) ? new Error("no Go on PATH") : error;
  });
  const { Dir: folder, Sum: found } = JSON.parse(stdout) as { Dir: string; Sum: string };
  if (found !== sum) throw new Error(`${path}@${version} is not what it was: ${found} instead of ${sum}.`);
  return folder;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
