import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { pinnedVersion } from "../../tools/engine/version.ts";
import { findPython, getPython, whyNoPython } from "../../tools/python/python.ts";
import { findYamlHost } from "../../tools/yaml-host/yaml-host.ts";
import { requirePython, requireYamlHost } from "../support/required-tools.ts";

const run = promisify(execFile);

describe("what only tests use", function () {
  this.timeout(30_000);
  const { PATH } = process.env;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-for-tests-"));
  });
  afterEach(async () => {
    process.env.PATH = PATH;
    await rm(folder, { recursive: true, force: true });
  });

  it("is a YAML language host that runs", async function () {
    await requireYamlHost.call(this);
    const host = join((await findYamlHost()) ?? "", "pulumi-language-yaml");
    const { stderr } = await run(host, ["-help"]);
    expect(stderr).to.include("Usage of");
  });

  it("is the YAML language host of an installed Pulumi where there is one", async () => {
    await executable("pulumi-language-yaml", "");
    expect(await findYamlHost()).to.equal(folder);
  });

  it("is a Python with Pulumi of the engine's version and what generated SDKs import", async function () {
    await requirePython.call(this);
    const program =
      "import importlib.metadata as m, parver, semver, pulumi.automation; print(m.version('pulumi'))";
    const { stdout } = await run((await findPython()) ?? "", ["-c", program]);
    expect(stdout.trim()).to.equal(pinnedVersion);
  });

  it("is no Python where there is none, and why is said", async () => {
    process.env.PATH = folder;
    await expectNoPython("no python3 on PATH");
  });

  it("is no Python where it cannot make an environment, and why is said", async () => {
    await executable("python3", `case "$2" in *ensurepip*) exit 1 ;; *) echo 3.99.0 ;; esac`);
    await expectNoPython("the python3 on PATH has no pip and venv of its own");
  });

  async function expectNoPython(reason: string) {
    expect(await findPython()).to.equal(undefined);
    expect(await whyNoPython()).to.equal(reason);
    expect(String(await getPython().catch((error: unknown) => error))).to.include(reason);
  }

  /** Puts a program of the shell on PATH, before all others. */
  async function executable(name: string, body: string) {
    await writeFile(join(folder, name), `#!/bin/sh\n${body}\n`);
    await chmod(join(folder, name), 0o755);
    process.env.PATH = `${folder}:${PATH}`;
  }
});
