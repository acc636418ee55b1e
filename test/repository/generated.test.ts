import { expect } from "chai";
import { generatedFiles } from "../../tools/generated-files.ts";
import { filesMatching, textOf } from "./sources.ts";

describe("generated files", () => {
  let generated: Map<string, string>;

  before(async () => {
    generated = await generatedFiles();
  });

  it("are the schema and those in docs/reference", () => {
    const present = [...filesMatching("docs/reference/*"), "provider/schema.json"];
    expect(present).to.have.members([...generated.keys()]);
  });

  it("are what `npm run generate` writes", () => {
    for (const [path, text] of generated) expect(textOf(path), path).to.equal(text);
  });
});
