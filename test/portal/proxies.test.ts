import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import { startPortal } from "../support/portal.ts";

onEachDatabase("who asks through a proxy", () => {
  const trusted: Record<string, { trustProxy?: string[]; left: string }> = {
    "is the proxy by default": { left: "98" },
    "is who a trusted proxy says": { trustProxy: ["127.0.0.1", "10.0.0.0/8"], left: "99" },
    "is the proxy when others are trusted": { trustProxy: ["10.0.0.0/8"], left: "98" },
  };
  for (const [name, { trustProxy, left }] of Object.entries(trusted)) {
    it(name, async () => {
      const portal = await startPortal({ trustProxy, rateLimit: { perSecond: 1, burst: 100 } });
      const from = (address: string) =>
        portal.app.inject({ url: "/healthz", headers: { "x-forwarded-for": address } });
      await from("192.0.2.1");
      const { headers } = await from("192.0.2.2");
      expect(headers["x-rate-limit-remaining"]).to.equal(left);
      await portal.stop();
    });
  }
});
