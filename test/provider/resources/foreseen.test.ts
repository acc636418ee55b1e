import { expect } from "chai";
import type { Portal } from "../../../provider/client/portal.ts";
import { UNKNOWN } from "../../../provider/core/wire.ts";
import { app } from "../../../provider/resources/app.ts";
import { tellingOfUse } from "../../../provider/resources/secrets-in-use.ts";

describe("what a preview says", () => {
  it("names no value that is not known: the overlap of a rotation", async () => {
    const secret = { id: "1", number: 1, current: true, liveTokens: 1, lastUsedAt: new Date().toISOString() };
    const portal = { get: async () => ({ items: [secret] }) } as unknown as Portal;
    const said: string[] = [];
    const rotation = { overlap: UNKNOWN, keepWhileUsed: "1d" };
    const client = { address: "/a", called: "client secret", rotation, former: false, rotates: true };
    await tellingOfUse(portal)(client, { warn: (message) => said.push(message) });
    expect(said).to.have.lengthOf(1);
    expect(said[0])
      .to.match(/it stays valid for its overlap/)
      .and.not.to.include(UNKNOWN);
  });

  it("names no value that is not known: the name of an app that is restored", async () => {
    const said: string[] = [];
    const telling = { say: (message: string) => void said.push(message) };
    const { foresee } = app.lifecycle({} as Portal);
    const prior = { name: "Bid Board", deleted: "outside of Pulumi" };
    await foresee?.("1", { name: UNKNOWN } as never, prior, telling as never);
    expect(said[0]).to.include('"Bid Board"').and.not.to.include(UNKNOWN);
  });

  it("refuses to replace a protected app, unless that would only release it", () => {
    const keeps = (adopted: boolean) => app.keepsFromReplacement?.({ deletionProtection: true, adopted });
    expect(keeps(false)).to.have.property("property", "deletionProtection");
    expect(keeps(true)).to.equal(undefined);
  });
});
