import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { generateSdk } from "../../../tools/sdk-generator/generate.ts";
import { requireGo, requireSdkGenerator } from "../../support/required-tools.ts";
import { drivenStack } from "../../support/languages/driven.ts";
import { describeLife } from "../../support/languages/life.ts";
import { schema } from "../../support/languages/schema.ts";

const driver = fileURLToPath(new URL("go", import.meta.url));
// Those with which the repository's own Go programs are built, so that the two share what is compiled.
const flags = ["-buildvcs=false", "-trimpath"];

describeLife({
  called: "Go",
  example: "go",
  requires: [requireSdkGenerator, requireGo],
  async prepare(project) {
    const go = (...args: string[]) =>
      promisify(execFile)("go", args, { cwd: project.folder, env: { ...process.env, GOWORK: "off" } });
    await generateSdk({ schema, language: "go", out: join(project.folder, "sdks/devportal") });
    await go("vet", ...flags, ".");

    await cp(driver, project.folder, { recursive: true });
    await go("test", ...flags, "-modfile=drive.mod", "-c", "-o", "drive", ".");
    const command = join(project.folder, "drive");
    return async (name) => drivenStack(project, { language: "go", command, args: [] }, name);
  },
});
