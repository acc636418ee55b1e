import { expect } from "chai";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../portal/server.ts";

describe("a server that stops", () => {
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
});
