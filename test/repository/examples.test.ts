import { expect } from "chai";
import { documentedResources } from "../../provider/generate/documented.ts";
import { typeProblems } from "../support/type-check.ts";
import { filesMatching, textOf } from "./sources.ts";

const documents = filesMatching("{*.md,{provider,portal}/*.md,docs/**/*.md}");

describe("examples", function () {
  this.timeout(60_000);

  for (const { type } of documentedResources()) {
    it(`one of them declares a resource of type ${type}`, () => {
      const users = filesMatching("examples/**/*.ts").filter((file) => textOf(file).includes(`new ${type}(`));
      expect(users).not.to.be.empty;
    });
  }

  for (const { title, code } of documents.flatMap(programsIn)) {
    it(`${title} type-checks`, () => {
      expect(typeProblems(code)).to.deep.equal([]);
    });
  }

  it("a program that does not type-check is noticed", () => {
    const code = 'import { App } from "pulumi-devportal";\nnew App("a", { title: "A" });';
    expect(typeProblems(code).join()).to.include("title");
  });
});

/** The code blocks of a document that are TypeScript. */
function programsIn(document: string) {
  const blocks = [...textOf(document).matchAll(/^```(?:ts|typescript)\n(.*?)^```/gms)];
  return blocks.map(([, code = ""], index) => ({ title: `program ${index + 1} of ${document}`, code }));
}
