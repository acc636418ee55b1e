import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { getPython } from "../../../tools/python/python.ts";
import { generateSdk } from "../../../tools/sdk-generator/generate.ts";
import { requirePython, requireSdkGenerator } from "../../support/required-tools.ts";
import { drivenStack } from "../../support/languages/driven.ts";
import { describeLife } from "../../support/languages/life.ts";
import { schema } from "../../support/languages/schema.ts";

const driver = fileURLToPath(new URL("python/drive.py", import.meta.url));
const install = "install --quiet --disable-pip-version-check --no-index --no-build-isolation --no-deps".split(
  " ",
);

describeLife({
  called: "Python",
  example: "python",
  requires: [requireSdkGenerator, requirePython],
  async prepare(project) {
    const python = await getPython();
    const sdk = join(project.folder, "sdks/devportal");
    const site = join(project.folder, "venv");
    await generateSdk({ schema, language: "python", out: sdk });
    await promisify(execFile)(python, ["-m", "pip", ...install, "--target", site, sdk]);
    const env = { PYTHONPATH: site, PYTHONDONTWRITEBYTECODE: "1" };
    return async (name) =>
      drivenStack(project, { language: "python", command: python, args: [driver], env }, name);
  },
});
