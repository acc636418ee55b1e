import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { requireEngine } from "../support/engine.ts";
import { fronts, onDatabasesOf } from "../support/front-ends/fronts.ts";
import { stageOf, type Stage } from "../support/options/stage.ts";
import { rows, tableOf } from "../support/options/table.ts";

const page = new URL("../../docs/options.md", import.meta.url);

for (const front of fronts) {
  const onItsDatabases = onDatabasesOf(front);
  onItsDatabases(`Pulumi's options, through ${front.called}`, function () {
    this.timeout(300_000);

    const its = rows.filter(({ only }) => only === undefined || (only === "plugin") === front.plugin);
    let stage: Stage;

    before(requireEngine);
    before(async () => {
      stage = await stageOf(its, front);
    });
    after(() => stage?.end());

    for (const row of its) {
      it(`${row.option}: ${row.says}`, async () => {
        row.check?.(stage.seen(row));
        await row.run?.(stage.on(row));
      });
    }
  });
}

// `WRITE_DOCS=1 npx mocha test/end-to-end/options.test.ts` writes the table into the page.
describe("docs/options.md", () => {
  it("has each of these options with what happens", () => {
    const text = readFileSync(page, "utf8");
    const table = /^\| option [^]*?\n\n/m;
    if (process.env.WRITE_DOCS) writeFileSync(page, text.replace(table, `${tableOf(rows)}\n\n`));
    else expect(table.exec(text)?.[0].trim()).to.equal(tableOf(rows));
  });
});
