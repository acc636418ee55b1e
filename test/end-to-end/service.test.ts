import { expect } from "chai";
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import { newTrial, type Trial } from "../support/trial.ts";

const quickstart = new URL("../../examples/quickstart/", import.meta.url);
const service = fileURLToPath(new URL("../../examples/service/service.ts", import.meta.url));

onEachDatabase("example service", function () {
  this.timeout(300_000);

  let trial: Trial;
  let outputs: string;

  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    const stack = await trial.stack(new URL("index.ts", quickstart), { folder: fileURLToPath(quickstart) });
    await stack.up();
    outputs = await stack.pulumi("stack", "output", "--json", "--show-secrets");
  });
  after(() => trial?.end());

  it("works with the credentials among the stack's outputs, in the sandbox and in production", async () => {
    const { code, stdout, stderr } = await run(outputs);
    expect(stderr).to.equal("");
    expect(stdout).to.match(/^Company \d+: .+\n {2}Project 1234 - Sandbox Test Project\n/);
    expect(stdout).to.contain("asked RFI 2: Which crane goes where?");
    expect(stdout).to.contain("RFI 1: Depth of the foundation at grid line C (open)");
    expect(stdout).to.match(/Production: a token of [\w-]{43} for 90 minutes\n$/);
    expect(code).to.equal(0);
  });

  it("says which client gets no token, and shows no secret", async () => {
    const { sandboxClientId, clientSecret } = JSON.parse(outputs) as Record<string, string>;
    const { code, stderr } = await run(
      JSON.stringify({ sandboxClientId, sandboxClientSecret: clientSecret }),
    );
    expect(code).to.equal(1);
    expect(stderr).to.contain(`No token for ${sandboxClientId}: invalid_client`);
    expect(stderr).not.to.contain(clientSecret);
  });

  async function run(input: string) {
    const child = spawn(process.execPath, [service], {
      env: { ...process.env, DEVPORTAL_URL: trial.portal.url },
    });
    child.stdin.end(input);
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { stdout, stderr, code };
  }
});
