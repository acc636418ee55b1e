import { expect } from "chai";
import { v7 } from "uuid";
import { handlerString } from "../../provider/adapters/handler-string.ts";
import { startDynamicHost } from "../support/dynamic-host.ts";
import { startFaultServer } from "../support/fault-server.ts";

const hour = 3_600_000;

describe("the run of a write", function () {
  this.timeout(30_000);

  let server: Awaited<ReturnType<typeof startFaultServer>>;
  let host: Awaited<ReturnType<typeof startDynamicHost>>;
  before(async () => {
    server = await startFaultServer();
    server.answers((response) => void response.writeHead(204).end());
    host = await startDynamicHost({ "devportal:url": server.url, "devportal:token": "dpt_planted-token" });
  });
  after(async () => {
    await host.stop();
    await server.stop();
  });

  const claim = v7({ msecs: Date.now() - hour });
  for (const [when, run] of Object.entries({
    "was made at the claim": undefined,
    "came from a clock that is right": v7(),
    "came from a clock that is an hour ahead": v7({ msecs: Date.now() + hour }),
  })) {
    it(`is later than the last, which ${when}`, async () => {
      await host.delete("1", { __provider: handlerString("App"), claim, ...(run && { run }) });
      const [sent = "", next = ""] = String(server.seen.at(-1)?.headers["devportal-claim"]).split(";run=");
      expect(sent).to.equal(claim);
      expect(next > (run ?? claim), `${next} is later than ${run ?? claim}`).to.equal(true);
    });
  }
});
