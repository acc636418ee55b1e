import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine, type TestStack } from "../../support/engine.ts";
import { kinds } from "../../support/four.ts";
import { expectExactlyOnce, liveIn } from "../../support/known.ts";
import type { Outcome } from "../../support/outcome.ts";
import { pluginFour, pluginUrnOf } from "../../support/plugin-program.ts";
import { newTrial, type Trial } from "../../support/trial.ts";

/** Ways in which a person has objects made anew although nothing about them changed. */
const forced: Record<string, (stack: TestStack, urns: string[]) => Promise<Outcome>> = {
  "up --replace": (stack, replace) => stack.up({ options: { replace } }),
  async "state taint"(stack, urns) {
    await stack.pulumi("state", "taint", ...urns);
    return stack.up();
  },
};
const tables = ["apps", "production_credentials", "sandboxes", "collaborators"];

onEachDatabase("a replacement that a person forces on the plugin", function () {
  this.timeout(120_000);

  let trial: Trial;
  let stack: TestStack;
  const all = () => kinds.map((kind) => pluginUrnOf(stack, kind));
  const live = async () => (await liveIn(trial)).map(({ type, id, record }) => [type, id, record.createdAt]);
  before(requireEngine);
  beforeEach(async () => {
    trial = await newTrial();
    stack = await trial.stack(pluginFour(), { plugin: true });
    await stack.up();
  });
  afterEach(() => trial?.end());

  for (const [way, replace] of Object.entries(forced)) {
    it(`deletes nothing that lives, and says what it did instead: ${way}`, async () => {
      const before = await live();
      const { changes, diagnostics } = await replace(stack, all());
      expect(changes).to.deep.equal({ replace: kinds.length });
      expect(await live()).to.deep.equal(before);
      for (const says of ["is taken over and set to what this program says", "is left as it is"]) {
        expect(diagnostics.filter((text) => text.includes(says))).to.have.lengthOf(kinds.length);
      }
      await expectExactlyOnce(trial, [stack]);
      expect((await stack.up({ options: { refresh: true } })).changes).to.deep.equal({});
    });
  }

  it("loses nothing of objects that are older than a day: the error says so, and deleteBeforeReplace makes them anew", async () => {
    const old = "2026-01-01T00:00:00.000Z";
    for (const table of tables)
      await trial.change(`update ${table} set created_at = '${old}', managed_since = '${old}'`);
    await stack.refresh();
    const before = await live();
    for (const kind of kinds) {
      const options = { replace: [pluginUrnOf(stack, kind)] };
      const { diagnostics } = await stack.up({ fails: true, options });
      const errors = diagnostics.filter((text) => text.includes("already_managed"));
      expect(errors, diagnostics.join("\n")).to.have.lengthOf(1);
      expect(errors[0])
        .to.contain("more than a day ago")
        .and.to.contain("Where a replacement was forced, set the option `deleteBeforeReplace` instead");
    }
    expect(await live()).to.deep.equal(before);
    expect((await stack.up()).changes).to.deep.equal({});
    await expectExactlyOnce(trial, [stack]);
    stack.setProgram(pluginFour({ options: { deleteBeforeReplace: true } }));
    const { changes } = await stack.up({ options: { replace: all() } });
    expect(changes).to.deep.equal({ replace: kinds.length });
    const after = await live();
    expect(after).to.have.lengthOf(before.length);
    for (const [type, , createdAt] of after) expect(createdAt, type).not.to.equal(old);
    await expectExactlyOnce(trial, [stack]);
  });
});
