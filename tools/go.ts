import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** An executable to build, and the folder of the Go module that pins it. */
export interface GoBuild {
  module: URL;
  /** The package, by its path or, for one of the module's own, as `.`. */
  source: string;
  out: string;
  /** What the linker sets, by the variable's full name. */
  variables?: Record<string, string>;
}

/** Builds with nothing but what the module's go.mod and go.sum pin. */
export async function buildWithGo({ module, source, out, variables = {} }: GoBuild): Promise<void> {
  const settings = Object.entries(variables).map(([name, value]) => ` -X ${name}=${value}`);
  const flags = ["-buildvcs=false", "-trimpath", "-ldflags", `-s -w${settings.join("")}`];
  await go(["build", ...flags, "-o", out, source], module);
}

/** The version that a module's go.mod pins, such as `3.259.0`. */
export function pinnedVersionOf(dependency: string, module: URL): string {
  const lines = readFileSync(new URL("go.mod", module), "utf8").split("\n");
  const line = lines.find((text) => text.trim().startsWith(`${dependency} v`));
  if (!line) throw new Error(`${module.pathname}go.mod does not pin ${dependency}`);
  return line
    .trim()
    .slice(dependency.length + 2)
    .split(" ", 1)
    .join();
}

function go(args: string[], module: URL) {
  const child = spawn("go", args, {
    cwd: module,
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
