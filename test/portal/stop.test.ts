import { expect } from "chai";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../portal/server.ts";
import { spawnPortal } from "../support/portal.ts";

describe("a server that stops", function () {
  this.timeout(30_000);

  it("waits no longer than its grace for a client that has sent half a request", async () => {
    const data = await mkdtemp(join(tmpdir(), "devportal-"));
    const { url, stop } = await startServer({
      data,
      host: "127.0.0.1",
      port: 0,
      logLevel: "silent",
      grace: 20,
    });
    const stalled = connect(Number(new URL(url).port), "127.0.0.1");
    await once(stalled, "connect");
    stalled.write("GET /healthz HTTP/1.1\r\nHost: local");
    // Connections are taken in their order: once a later one is answered, the server has this one too.
    await (await fetch(`${url}/healthz`)).text();
    const closed = new Promise((resolve) => stalled.on("error", () => undefined).on("close", resolve));
    await stop();
    await closed;
    await rm(data, { recursive: true });
    expect(stalled.destroyed).to.equal(true);
  });

  it("answers on while it drains, and says by /readyz alone that it will stop", async () => {
    const portal = await spawnPortal({ args: ["--drain", "3"] });
    const ask = async (path: string) => {
      const answer = await fetch(`${portal.url}${path}`, {
        headers: { authorization: `Bearer ${portal.token}` },
      });
      const body = (await answer.json()) as { error?: { code: string } };
      return { status: answer.status, body, headers: answer.headers };
    };
    expect((await ask("/readyz")).status).to.equal(200);
    expect((await ask("/healthz")).headers.get("connection")).to.equal("keep-alive");
    portal.process.kill("SIGTERM");
    await portal.logged("answering for 3 s more, then finishing the requests under way");
    const ready = await ask("/readyz");
    expect([ready.status, ready.body.error?.code]).to.deep.equal([503, "draining"]);
    expect(ready.headers.get("retry-after")).to.equal("1");
    const alive = await ask("/healthz");
    expect([alive.status, alive.headers.get("connection")]).to.deep.equal([200, "close"]);
    expect((await ask("/api/v1/me")).status).to.equal(200);
    expect(await portal.stopped).to.equal(0);
    expect(portal.log.filter((line) => line.includes("The request failed"))).to.deep.equal([]);
    await portal.stop();
  });

  it("does not drain unless it is told to", async () => {
    const portal = await spawnPortal({ account: false });
    portal.process.kill("SIGTERM");
    await portal.logged("SIGTERM: finishing the requests under way");
    expect(await portal.stopped).to.equal(0);
    await portal.stop();
  });
});
