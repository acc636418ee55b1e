import { expect } from "chai";
import { catalogue } from "../../portal/errors.ts";
import { documentedResources } from "../../provider/generate/documented.ts";
import { textOf } from "./sources.ts";

describe("documentation", () => {
  const defined = documentedResources();

  it("sees the four resources", () => {
    expect(defined.map(({ type }) => type)).to.have.members([
      "App",
      "ProductionCredentials",
      "Sandbox",
      "Collaborator",
    ]);
  });

  for (const { type, properties } of defined) {
    it(`has a sentence for every property of ${type}`, () => {
      const bare = properties.filter(({ comment }) => !/^[A-Z].+\.$/.test(comment));
      expect(bare.map(({ path, comment }) => `${path}: "${comment}"`)).to.deep.equal([]);
    });
  }

  it("has a section in docs/errors.md for every error code, and for no other", () => {
    const sections = [...textOf("docs/errors.md").matchAll(/^#+ `(\w+)`/gm)].map(([, code]) => code);
    expect(sections).to.have.members(Object.keys(catalogue));
  });
});
