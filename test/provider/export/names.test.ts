import { Script } from "node:vm";
import { expect } from "chai";
import { distinct, kebab, variable } from "../../../provider/export/names.ts";

const names: [app: string, name: string][] = [
  ["Bid Board", "bid-board"],
  ["  Crème brûlée!", "creme-brulee"],
  ["ﬁne ①", "fine-1"],
  ["a::b/c", "a-b-c"],
  ["日本", ""],
];

const variables: [name: string, variable: string][] = [
  ["bid-board", "bidBoardApp"],
  ["my-app", "myApp"],
  ["app", "app"],
  ["app-2", "app2App"],
  ["2024-bids", "_2024BidsApp"],
  ["new", "newApp"],
  ["pulumi", "pulumiApp"],
];

describe("names in an exported program", () => {
  for (const [app, name] of names) {
    it(`are in kebab-case: ${app}`, () => expect(kebab(app)).to.equal(name));
  }

  for (const [name, expected] of variables) {
    it(`become a variable that is no word of the language: ${name}`, () => {
      expect(variable(name)).to.equal(expected);
      expect(() => new Script(`const ${expected} = 1;`)).not.to.throw();
    });
  }

  it("differ from each other, also from those that are numbered already", () => {
    const nameOf = distinct("-");
    expect(["a", "a-2", "a", "a", "b", "a-2"].map(nameOf)).to.deep.equal([
      "a",
      "a-2",
      "a-3",
      "a-4",
      "b",
      "a-2-2",
    ]);
  });
});
