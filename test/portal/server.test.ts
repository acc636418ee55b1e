import { expect } from "chai";
import { readdir, readFile, stat } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { runCli, spawnPortal } from "../support/portal.ts";

const card = { name: "Tracker", description: "Tracks.", integrationType: "embedded", category: "bim" };

type Spawned = Awaited<ReturnType<typeof spawnPortal>>;

const ask = (portal: Spawned, path: string, method = "GET", body?: object) =>
  fetch(`${portal.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${portal.token}`, "content-type": "application/json" },
    body: body ? JSON.stringify(body) : null,
  });

describe("devportal serve", () => {
  let portal: Spawned;

  before(async () => {
    portal = await spawnPortal();
  });

  after(() => portal.stop());

  it("listens on loopback, and answers who has a token", async () => {
    expect(portal.url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await ask(portal, "/me")).json()).to.include({ email: "ada@example.com", operator: true });
  });

  it("notices accounts and tokens that are made and revoked while it runs", async () => {
    const { data, url } = portal;
    await runCli(
      ["account", "create", "--data", data, "--email", "bob@example.com", "--password-stdin"],
      "battery staple",
    );
    const { stdout } = await runCli(["token", "create", "--data", data, "--email", "bob@example.com"]);
    const asBob = async () =>
      (await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${stdout.trim()}` } })).status;
    expect(await asBob()).to.equal(200);
    const list = (await runCli(["token", "list", "--data", data])).stdout.split("\n");
    const id = list.find((line) => line.includes("bob@example.com"))?.split(" ")[0] ?? "";
    await runCli(["token", "revoke", id, "--data", data]);
    expect(await asBob()).to.equal(401);
  });

  it("keeps its sealing key in a file that only its owner can read", async () => {
    expect((await stat(join(portal.data, "sealing-keys"))).mode & 0o777).to.equal(0o600);
  });

  it("logs requests, and neither tokens nor bodies", async () => {
    await ask(portal, "/apps", "POST", { ...card, description: "a planted text" });
    const log = portal.log.join("\n");
    expect(log).to.include('"path":"/api/v1/apps"').and.to.include('"requestId"');
    expect(log).not.to.include(portal.token);
    expect(log).not.to.include("a planted text");
    for (const file of await readdir(portal.data)) {
      expect((await readFile(join(portal.data, file))).includes(portal.token), file).to.equal(false);
    }
  });
});

describe("devportal serve, told to stop", () => {
  it("finishes the request under way, then exits 0 with everything kept", async () => {
    const portal = await spawnPortal();
    const body = JSON.stringify(card);
    const answer = new Promise<number | undefined>((resolve, reject) => {
      const sending = request(`${portal.url}/api/v1/apps`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${portal.token}`,
          "content-type": "application/json",
          "content-length": body.length,
        },
      });
      sending.on("error", reject).on("response", (response) => resolve(response.resume().statusCode));
      sending.write(body.slice(0, 10));
      setTimeout(() => portal.process.kill("SIGTERM"), 100);
      setTimeout(() => sending.end(body.slice(10)), 300);
    });
    expect(await answer).to.equal(201);
    const again = await spawnPortal({ data: portal.data });
    const { items } = (await (await ask(again, "/apps")).json()) as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).to.deep.equal(["Tracker"]);
    await again.stop();
    expect(await portal.stop()).to.equal(0);
  });

  it("stops at once when told twice", async () => {
    const portal = await spawnPortal();
    const hanging = request(`${portal.url}/api/v1/apps`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${portal.token}`,
        "content-type": "application/json",
        "content-length": 10,
      },
    });
    hanging.on("error", () => undefined).flushHeaders();
    await new Promise<void>((resolve) => {
      portal.process.stderr.on("data", (chunk: Buffer) => {
        if (chunk.includes("Once more")) resolve();
      });
      setTimeout(() => portal.process.kill("SIGINT"), 100);
    });
    expect(await portal.stop("SIGINT")).to.equal(1);
  });

  it("starts again on data whose process was killed", async () => {
    const portal = await spawnPortal();
    expect((await ask(portal, "/apps", "POST", card)).status).to.equal(201);
    portal.process.kill("SIGKILL");
    const again = await spawnPortal({ data: portal.data });
    expect((await ask(again, "/apps", "POST", card)).status).to.equal(409);
    await again.stop();
    await portal.stop();
  });

  it("refuses data that was sealed with another key", async () => {
    const portal = await spawnPortal();
    const file = join(portal.data, "sealing-keys");
    const [id] = (await readFile(file, "utf8")).split(" ");
    portal.process.kill("SIGTERM");
    const { writeFile } = await import("node:fs/promises");
    await writeFile(file, `${id} ${Buffer.alloc(32).toString("base64url")}\n`);
    const { code, stderr } = await runCli(["serve", "--data", portal.data, "--port", "0"]);
    expect(code).to.equal(1);
    expect(stderr).to.include("put the original file back");
    await portal.stop();
  });
});
