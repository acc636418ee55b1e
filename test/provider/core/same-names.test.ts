import { expect } from "chai";
import { sameNames } from "../../../provider/core/same-names.ts";

describe("names that must differ", () => {
  it("are told apart in a program of any size", function () {
    this.timeout(3000);
    const refused: string[] = [];
    const taken = sameNames({ name: { type: "string", unique: true } });
    for (let index = 0; index < 30_000; index++) {
      taken({ managedBy: `urn:${index}`, name: `App ${index}` }, (property) => refused.push(property));
    }
    expect(refused).to.deep.equal([]);
    taken({ managedBy: "urn:again", name: "APP 17" }, (_, reason) => refused.push(reason));
    expect(refused.join()).to.include("urn:17");
  });

  for (const [first, second] of [
    ["Bid Board", "BID BOARD"],
    ["Caf\u00e9", "Cafe\u0301"],
    ["Bid Board", "\uff22id Board"],
  ]) {
    it(`are the same where the portal takes them to be: ${JSON.stringify([first, second])}`, () => {
      const refused: string[] = [];
      const taken = sameNames({ name: { type: "string", unique: true } });
      taken({ managedBy: "urn:first", name: first }, () => refused.push("first"));
      taken({ managedBy: "urn:second", name: second }, () => refused.push("second"));
      expect(refused).to.deep.equal(["second"]);
    });
  }
});
