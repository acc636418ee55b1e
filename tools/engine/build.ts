import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { copyFile, chmod, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launcher } from "./find.ts";
import { pinnedVersion } from "./version.ts";

const source = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** Builds the Go tool that go.mod pins, and puts the launcher of dynamic providers beside it. */
export async function build(root: string): Promise<void> {
  const bin = join(root, "bin");
  await mkdir(bin, { recursive: true });
  const flags = ["-trimpath", "-ldflags", `-s -w -X ${versionVariable}=v${pinnedVersion}`];
  await go(["build", ...flags, "-o", join(bin, "pulumi"), source]);
  await copyFile(join(sdkFolder(), launcher), join(bin, launcher));
  await chmod(join(bin, launcher), 0o755);
}

function go(args: string[]) {
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  const child = spawn("go", args, {
    cwd,
    env: { ...process.env, GOWORK: "off" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-2000)));
  return new Promise<void>((resolve, reject) => {
    child.on("error", () => reject(new Error("no Go on PATH")));
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`go build failed: ${said.trim()}`));
    });
  });
}

function sdkFolder() {
  return dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
}
