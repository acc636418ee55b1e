import { expect } from "chai";
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireEngine } from "../support/engine.ts";
import { examplePrograms, examples } from "../support/example-programs.ts";
import { installProgram, type InstalledProgram } from "../support/installed-program.ts";
import { newTrial, type Answered, type Trial } from "../support/trial.ts";

const packages = ["provider", "portal"].map((name) => new URL(`../../${name}/package.json`, import.meta.url));

const deploy = `
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
const [operation, url, token] = process.argv.slice(2);
const program = async () => ({ ...(await import("./index.ts")) });
const stack = await LocalWorkspace.createOrSelectStack(
  { stackName: "dev", projectName: "somewhere-else", program }, { workDir: import.meta.dirname });
await stack.setAllConfig({ "devportal:url": { value: url }, "devportal:token": { value: token, secret: true } });
const { summary } = await stack[operation]({ onOutput: console.error });
console.log(JSON.stringify({ changes: summary.resourceChanges, state: await stack.exportStack() }));
`;

describe("what the state keeps of the provider", function () {
  this.timeout(300_000);

  let trial: Trial;
  let user: InstalledProgram;
  /** By where the package comes from. */
  const states: Record<string, Answered> = {};
  const installed: Record<string, { changes: Record<string, number>; held: Answered[] }> = {};

  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    for (const example of examplePrograms) {
      const folder = fileURLToPath(new URL(example, examples));
      const stack = await trial.stack(new URL(`${example}/index.ts`, examples), { folder });
      await stack.up();
      states[`examples/${example}`] = JSON.parse(await stack.exported());
      await stack.destroy();
    }
    user = await installProgram({
      "index.ts": await readFile(new URL("quickstart/index.ts", examples), "utf8"),
      "logo.png": await readFile(new URL("quickstart/logo.png", examples)),
      "deploy.mjs": deploy,
      "Pulumi.yaml": "name: somewhere-else\nruntime: nodejs\n",
    });
    for (const [step, operation] of [
      ["up", "up"],
      ["second up", "up"],
      ["destroy", "destroy"],
    ] as const) {
      const said = await user.run("node", "deploy.mjs", operation, trial.recorder.url, trial.portal.token);
      const { changes, state } = JSON.parse(said.split("\n").find((line) => line.startsWith("{")) ?? "{}");
      installed[step] = { changes, held: await trial.snapshot() };
      if (step === "up") states["npm pack"] = state;
    }
  });
  after(async () => {
    await user?.remove();
    await trial?.end();
  });

  it("runs from packages installed outside the repository: up, nothing to do, destroy", async () => {
    expect(installed.up?.changes).to.deep.equal({ create: 5 });
    expect(installed.up?.held).to.have.lengthOf(1);
    expect(installed["second up"]?.changes).to.deep.equal({ same: 5 });
    expect(installed.destroy?.changes).to.deep.equal({ delete: 5 });
    expect(installed.destroy?.held).to.deep.equal([]);
    for (const name of ["pulumi-devportal", "devportal"]) {
      expect((await lstat(join(user.folder, "node_modules", name))).isSymbolicLink(), name).to.equal(false);
    }
  });

  it("runs the installed portal's command", async () => {
    expect(await user.run(join(user.folder, "node_modules/.bin/devportal"), "--help")).to.contain("serve");
  });

  it("is at most 120 bytes for a resource", () => {
    const found = Object.values(states).flatMap(handlersOf);
    expect(found).to.have.length.of.at.least(12);
    for (const { resource, handler } of found) {
      expect(typeof handler, resource).to.equal("string");
      expect(Buffer.byteLength(String(handler)), resource).to.be.within(1, 120);
    }
  });

  it("is the same wherever the package comes from", () => {
    const byType = new Map<string, Set<unknown>>();
    for (const { type, handler } of Object.values(states).flatMap(handlersOf)) {
      byType.set(type, (byType.get(type) ?? new Set()).add(handler));
    }
    expect(byType).to.have.lengthOf(4);
    for (const [type, texts] of byType) expect([...texts], type).to.have.lengthOf(1);
  });

  it("holds no path and no version", async () => {
    const manifests = await Promise.all(packages.map((url) => readFile(url, "utf8")));
    const versions = manifests.map((text) => (JSON.parse(text) as { version: string }).version);
    for (const { handler, resource } of Object.values(states).flatMap(handlersOf)) {
      const text = String(handler);
      expect(text, resource).not.to.match(/\d+\.\d+/);
      expect(text, resource).not.to.match(/\.{0,2}\/[\w.-]+\/|node_modules|[A-Z]:\\|file:/);
      for (const absent of [...versions, user.folder, fileURLToPath(examples)])
        expect(text).not.to.contain(absent);
    }
  });
});

/** Every text kept under `__provider`, in inputs and in outputs. */
function handlersOf(state: Answered): { resource: string; type: string; handler: unknown }[] {
  const own = state.deployment.resources.filter(({ type }: Answered) => type.includes("/devportal:"));
  return own.flatMap(({ urn, type, inputs, outputs }: Answered) =>
    [inputs, outputs].map(({ __provider: handler }) => ({ resource: urn, type, handler })),
  );
}
