import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { requireEngine } from "../support/engine.ts";
import { fronts } from "../support/front-ends/fronts.ts";
import { marked, pageOf } from "../support/previews/page.ts";
import { previewsThrough, scenarios } from "../support/previews/run.ts";

const page = new URL("../../docs/previews.md", import.meta.url);

// `WRITE_DOCS=1 npx mocha test/end-to-end/previews.test.ts` writes the page instead of comparing it.
describe("docs/previews.md", function () {
  this.timeout(300_000);

  let dynamic: string[];
  let plugin: string[];

  before(requireEngine);
  before(async () => {
    [dynamic = [], plugin = []] = await Promise.all(fronts.map(previewsThrough));
    if (process.env.WRITE_DOCS) writeFileSync(page, pageOf(dynamic, plugin));
  });

  it("has what the engine prints of each kind of change", () => {
    expect(readFileSync(page, "utf8")).to.equal(pageOf(dynamic, plugin));
  });

  for (const [index, { heading, plugin: differs, pluginOnly }] of scenarios.entries()) {
    if (pluginOnly) continue;
    it(`marks ${differs ? "other lines" : "the same"} through the plugin: ${heading}`, () => {
      const [one, other] = [dynamic, plugin].map((texts) => marked(texts[index] ?? ""));
      if (differs) expect(one).not.to.deep.equal(other);
      else expect(one).to.deep.equal(other);
    });
  }
});
