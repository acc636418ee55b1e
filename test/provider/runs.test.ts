import { expect } from "chai";
import { v7 } from "uuid";
import { app } from "../../provider/resources/app.ts";
import { frontEnds } from "../support/front-ends/both.ts";
import type { FrontEnd } from "../support/front-ends/front-end.ts";
import { startFaultServer } from "../support/fault-server.ts";

const hour = 3_600_000;

for (const { called, start } of frontEnds) {
  describe(`the run of a write, in ${called},`, function () {
    this.timeout(30_000);

    let server: Awaited<ReturnType<typeof startFaultServer>>;
    let frontEnd: FrontEnd;
    before(async () => {
      server = await startFaultServer();
      server.answers((response) => void response.writeHead(204).end());
      frontEnd = await start({ url: server.url, token: "dpt_planted-token" });
    });
    after(async () => {
      await frontEnd.stop();
      await server.stop();
    });

    const claim = v7({ msecs: Date.now() - hour });
    for (const [when, run] of Object.entries({
      "was made at the claim": undefined,
      "came from a clock that is right": v7(),
      "came from a clock that is an hour ahead": v7({ msecs: Date.now() + hour }),
    })) {
      it(`is later than the last, which ${when}`, async () => {
        await frontEnd.resource(app).delete("1", { claim, ...(run && { run }) });
        const [sent = "", next = ""] = String(server.seen.at(-1)?.headers["devportal-claim"]).split(";run=");
        expect(sent).to.equal(claim);
        expect(next > (run ?? claim), `${next} is later than ${run ?? claim}`).to.equal(true);
      });
    }
  });
}
