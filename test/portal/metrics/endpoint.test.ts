import { expect } from "chai";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli, spawnPortal } from "../../support/portal.ts";

describe("where metrics are served", function () {
  this.timeout(30_000);

  it("is a port of its own, which the portal's does not answer for", async () => {
    const portal = await spawnPortal({ account: false, args: ["--metrics-port", "0"] });
    const told = portal.log.map((line) => /^devportal: metrics at (\S+)$/.exec(line)?.[1]).find(Boolean)!;
    expect(told).to.match(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    const asked = await fetch(told);
    expect(asked.headers.get("content-type")).to.equal("text/plain; version=0.0.4; charset=utf-8");
    const text = await asked.text();
    for (const name of [
      "process_resident_memory_bytes",
      "nodejs_eventloop_lag_p99_seconds",
      "devportal_store_up 1",
    ])
      expect(text).to.match(new RegExp(`^${name}`, "m"));
    expect(await statuses(told)).to.deep.equal({ HEAD: 200, POST: 405, elsewhere: 404 });
    expect((await fetch(`${portal.url}/metrics`)).status).to.equal(404);
    expect(await portal.stop()).to.equal(0);
  });

  it("is nowhere unless it is asked for", async () => {
    const portal = await spawnPortal({ account: false });
    expect(portal.log.join("\n")).not.to.include("metrics");
    expect((await fetch(`${portal.url}/metrics`)).status).to.equal(404);
    await portal.stop();
  });

  it("must be free: the option to change is named", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const data = await mkdtemp(join(tmpdir(), "devportal-"));
    const refused = await runCli(["serve", "--data", data, "--port", "0", "--metrics-port", String(port)]);
    expect([refused.code, refused.stdout]).to.deep.equal([1, ""]);
    expect(refused.stderr).to.include(`Port ${port} on 127.0.0.1 is in use`).and.to.include("--metrics-port");
    other.close();
    await rm(data, { recursive: true });
  });
});

async function statuses(url: string) {
  const [head, post, elsewhere] = await Promise.all([
    fetch(url, { method: "HEAD" }),
    fetch(url, { method: "POST" }),
    fetch(new URL("/", url)),
  ]);
  return { HEAD: head.status, POST: post.status, elsewhere: elsewhere.status };
}
