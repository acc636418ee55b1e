import { expect } from "chai";
import { once } from "node:events";
import { readdir, readFile, stat } from "node:fs/promises";
import { request, type IncomingMessage } from "node:http";
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

describe("devportal serve", function () {
  this.timeout(30_000);

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

  it("keeps its data in files that only their owner can read", async () => {
    const files = await readdir(portal.data);
    expect(files).to.include.members(["devportal.db", "sealing-keys"]);
    for (const file of files)
      expect((await stat(join(portal.data, file))).mode & 0o777, file).to.equal(0o600);
  });

  it("logs requests, and neither tokens nor bodies", async () => {
    await ask(portal, "/apps", "POST", { ...card, description: "a planted text" });
    await portal.logged('"path":"/api/v1/apps"');
    const log = portal.log.join("\n");
    expect(log).to.include('"requestId"');
    expect(log).not.to.include(portal.token);
    expect(log).not.to.include("a planted text");
    for (const file of await readdir(portal.data)) {
      expect((await readFile(join(portal.data, file))).includes(portal.token), file).to.equal(false);
    }
  });
});

describe("devportal serve, told to stop", function () {
  this.timeout(30_000);

  it("finishes the request under way, then exits 0 with everything kept", async () => {
    const portal = await spawnPortal();
    const sending = request(`${portal.url}/api/v1/apps`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${portal.token}`,
        "content-type": "application/json",
        expect: "100-continue",
      },
    });
    sending.flushHeaders();
    await once(sending, "continue");
    portal.process.kill("SIGTERM");
    await portal.logged("Once more");
    sending.end(JSON.stringify(card));
    const [{ statusCode }] = (await once(sending, "response")) as [IncomingMessage];
    expect(statusCode).to.equal(201);
    expect(await portal.stopped).to.equal(0);
    const again = await spawnPortal({ data: portal.data });
    const { items } = (await (await ask(again, "/apps")).json()) as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).to.deep.equal(["Tracker"]);
    await again.stop();
    await portal.stop();
  });

  it("stops at once when told twice", async () => {
    const portal = await spawnPortal();
    const hanging = request(`${portal.url}/api/v1/apps`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${portal.token}`,
        "content-type": "application/json",
        expect: "100-continue",
      },
    });
    hanging.on("error", () => undefined).flushHeaders();
    await once(hanging, "continue");
    portal.process.kill("SIGINT");
    await portal.logged("Once more");
    portal.process.kill("SIGINT");
    expect(await portal.stopped).to.equal(1);
    await portal.stop();
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
});
