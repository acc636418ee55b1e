import { expect } from "chai";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { readPassword } from "../../portal/cli/password.ts";
import { runCli, spawnPortal } from "../support/portal.ts";

const card = { name: "Tracker", description: "Tracks.", integrationType: "embedded", category: "bim" };

describe("devportal serve, when it starts", function () {
  this.timeout(30_000);

  it("refuses data that was sealed with another key", async () => {
    const portal = await spawnPortal();
    const file = join(portal.data, "sealing-keys");
    const [id] = (await readFile(file, "utf8")).split(" ");
    portal.process.kill("SIGTERM");
    await writeFile(file, `${id} ${Buffer.alloc(32).toString("base64url")}\n`);
    const { code, stderr } = await runCli(["serve", "--data", portal.data, "--port", "0"]);
    expect(code).to.equal(1);
    expect(stderr).to.include("put the original file back");
    await portal.stop();
  });

  it("says which key is lost, and how many secrets with it", async () => {
    const portal = await spawnPortal();
    const post = (path: string, body = {}) =>
      fetch(`${portal.url}/api/v1${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${portal.token}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const { id: appId } = (await (await post("/apps", card)).json()) as { id: string };
    expect((await post(`/apps/${appId}/sandbox`)).status).to.equal(201);
    const file = join(portal.data, "sealing-keys");
    const [id] = (await readFile(file, "utf8")).split(" ");
    portal.process.kill("SIGTERM");
    await portal.stopped;
    expect(portal.log.join("\n")).not.to.include("sealing-keys");
    await rm(file);
    const again = await spawnPortal({ data: portal.data });
    expect(again.log.filter((line) => line.includes("sealing-keys"))).to.deep.equal([
      `devportal: ${file} lacks the key ${id}, which sealed 1 sandbox secret: put the original file back, or reset what cannot be shown.`,
    ]);
    await again.stop();
    await portal.stop();
  });

  const hosts: { args: string[]; warns: boolean }[] = [
    { args: ["--host", "0.0.0.0"], warns: true },
    { args: ["--host", "::"], warns: true },
    { args: ["--host", "0.0.0.0", "--public-url", "https://portal.example.com"], warns: false },
    { args: ["--host", "127.0.0.1"], warns: false },
  ];
  for (const { args, warns } of hosts) {
    it(`${warns ? "asks for" : "needs no further"} --public-url with ${args.join(" ")}`, async () => {
      const portal = await spawnPortal({ args });
      await portal.stop();
      expect(portal.log.join("\n").includes("say with --public-url")).to.equal(warns);
    });
  }
});

describe("--password-stdin", () => {
  for (const [isTTY, lines] of [
    [true, ["Type the password, which the terminal shows, then press Enter and Ctrl+D."]],
    [false, []],
  ] as const) {
    it(isTTY ? "tells a person at a terminal what to type" : "says nothing to a program", async () => {
      const told: string[] = [];
      const input = Object.assign(new PassThrough(), { isTTY });
      input.end("correct horse\n");
      expect(await readPassword(input, (line) => told.push(line))).to.equal("correct horse");
      expect(told).to.deep.equal(lines);
    });
  }
});
