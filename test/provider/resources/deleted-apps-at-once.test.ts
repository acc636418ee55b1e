import { setImmediate as turn } from "node:timers/promises";
import { expect } from "chai";
import type { Portal } from "../../../provider/client/portal.ts";
import { restorableApp } from "../../../provider/resources/deleted-app.ts";

const state = { managedBy: "urn:pulumi:dev::shop::devportal:index:App::one", createdAt: "2026-01-02" };

/** A portal whose list of deleted apps grows with every answer; it answers when told to. */
function newPortal() {
  const asked: (() => void)[] = [];
  const portal = {
    async list() {
      await new Promise<void>((answer) => asked.push(answer));
      return Array.from({ length: 100 * asked.length }, (_, n) => ({ ...state, id: `${n + 1}` }));
    },
  };
  return { portal: portal as unknown as Portal, asked };
}

describe("asking for the deleted apps", () => {
  it("takes one request for all who ask while another is under way, and never an answer that is older than the question", async () => {
    const { portal, asked } = newPortal();
    const told: string[] = [];
    const ask = (id: number) =>
      restorableApp(portal, String(id), state, { warn: (message) => void told.push(message) });
    const first = ask(1);
    await turn();
    const others = Array.from({ length: 99 }, (_, n) => ask(102 + n));
    await turn();
    expect(asked).to.have.lengthOf(1);
    asked[0]?.();
    await turn();
    expect(asked).to.have.lengthOf(2);
    asked[1]?.();
    const found = await Promise.all([first, ...others]);
    expect(found.filter((record) => record === undefined)).to.deep.equal([]);
    expect([asked.length, told.length]).to.deep.equal([2, 100]);
  });

  it("goes on after a failure, which those who asked are told", async () => {
    let answers = 0;
    const list = () => (answers++ === 0 ? Promise.reject(new Error("down")) : Promise.resolve([]));
    const portal = { list } as unknown as Portal;
    const ask = () => restorableApp(portal, "1", state, { warn: () => undefined });
    const [first, second] = await Promise.allSettled([ask(), ask()]);
    expect([first?.status, second?.status]).to.deep.equal(["rejected", "rejected"]);
    expect(await ask()).to.equal(undefined);
  });
});
