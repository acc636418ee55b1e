import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { cacheFolder } from "../../tools/engine/cache.ts";
import { requireEngine } from "../support/engine.ts";

const script = fileURLToPath(new URL("../../tools/start.ts", import.meta.url));

describe("npm start", function () {
  this.timeout(120_000);
  before(requireEngine);

  let folder: string;
  let user: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-start-"));
    user = join(folder, "user");
    await mkdir(user);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("refuses a port that is taken, and says which to take", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const run = await end(start("--exit", "--port", String(port)));
    other.close();
    expect(run.code).to.equal(1);
    expect(run.output).to.include(`Port ${port} is in use`).and.include("--port");
  });

  it("creates the four resources, goes on after it was killed, and shows no secret", async () => {
    const killed = start("--port", "0");
    await until(killed, /pulumi preview/);
    killed.kill("SIGKILL");
    const { code, output } = await end(start("--exit", "--port", "0"));
    expect(code, output).to.equal(0);
    expect(output).to.match(/left behind/);
    for (const type of ["App", "ProductionCredentials", "Sandbox", "Collaborator"]) {
      expect(output).to.match(new RegExp(`\\+ ${type} +[\\w-]+ +created`));
    }
    expect(output).to.match(/clientSecret +\[secret\]/);
  });

  it("changes nothing the second time, refuses a third beside it, and keeps the portal until it is told to stop", async () => {
    const second = start("--port", "0");
    const output = await until(second, /The portal keeps running/);
    expect(output).to.include("Nothing changed");
    const [, url] = /Portal at (\S+)/.exec(output) ?? [];
    const third = await end(start("--exit", "--port", "0"));
    expect(third.code).to.equal(1);
    expect(third.output).to.include(`already running (process ${second.pid}, portal at ${url})`);
    expect((await fetch(`${url}/healthz`)).status).to.equal(200);
    second.kill("SIGINT");
    expect((await once(second, "close"))[0]).to.equal(0);
    expect(await fetch(`${url}/healthz`).catch(() => "stopped")).to.equal("stopped");
  });

  it("unlocks a stack whose owner is dead", async () => {
    const dead = spawn(process.execPath, ["--eval", ""]);
    await once(dead, "close");
    const locks = join(folder, "pulumi/state/.pulumi/locks/organization/quickstart/dev");
    await mkdir(locks, { recursive: true });
    const owner = { pid: dead.pid, username: "someone", hostname: hostname(), timestamp: new Date() };
    await writeFile(join(locks, "6e3f6cf0-3a5c-4c5c-8a53-0d3f1f0b9b11.json"), JSON.stringify(owner));
    const { code, output } = await end(start("--exit", "--port", "0"));
    expect(code, output).to.equal(0);
    expect(output).to.include("left the stack locked").and.include("Nothing changed");
  });

  it("leaves the user's own Pulumi alone", async () => {
    expect(await readdir(user)).to.deep.equal([]);
  });

  it("keeps password, token and passphrase for their owner alone", async () => {
    for (const file of ["password", "token", "pulumi/passphrase"]) {
      expect((await stat(join(folder, file))).mode & 0o777).to.equal(0o600);
    }
  });

  function start(...args: string[]) {
    const env = {
      ...process.env,
      HOME: user,
      DEVPORTAL_CACHE: dirname(dirname(cacheFolder)),
      DEVPORTAL_START_FOLDER: folder,
      PULUMI_BACKEND_URL: "https://elsewhere.example.com",
      PULUMI_STACK: "theirs",
    };
    return spawn(process.execPath, [script, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  }
});

async function end(child: ChildProcess) {
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (data: Buffer) => (output += data.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, output };
}

/** What it printed up to a text; throws when it ends without it. */
function until(child: ChildProcess, text: RegExp) {
  let output = "";
  return new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (data: Buffer) => {
        output += data.toString();
        if (text.test(output)) resolve(output);
      });
    }
    child.on("close", () => reject(new Error(`It ended before ${text}: ${output}`)));
  });
}
