import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine } from "../../support/engine.ts";
import { kinds } from "../../support/four.ts";
import { expectExactlyOnce, liveIn } from "../../support/known.ts";
import { pluginFour, pluginUrnOf } from "../../support/plugin-program.ts";
import { newTrial, type Trial } from "../../support/trial.ts";

onEachDatabase("importing into the plugin what another stack manages", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
  });
  after(() => trial?.end());

  it("takes nothing away from that stack: a change is refused, and destroy leaves what is there", async () => {
    const owner = await trial.stack(pluginFour(), { plugin: true });
    await owner.up();
    const live = await liveIn(trial);
    const idOf = (kind: string) => live.find(({ type }) => type === kind)?.id ?? "";
    const importing = pluginFour({ options: (kind) => ({ import: idOf(kind) }) });
    const other = await trial.stack(importing, { plugin: true });
    await other.up();
    other.setProgram(
      pluginFour({
        appId: idOf("App"),
        app: { description: "Of the other." },
        credentials: { rotation: { trigger: 1 } },
        sandbox: { adopt: true },
        collaborator: { role: "admin" },
      }),
    );
    const { diagnostics } = await other.up({ fails: true, options: { continueOnError: true } });
    const refusals = diagnostics.filter((text) => text.includes("already_managed"));
    for (const refusal of refusals) expect(refusal).to.contain("To move it, release it there");
    expect(refusals, diagnostics.join("\n")).to.have.lengthOf(kinds.length);
    const left = (await other.destroy()).diagnostics.filter((text) => text.includes("is left as it is"));
    expect(left).to.have.lengthOf(kinds.length);
    for (const kind of kinds) {
      expect(left.join("\n")).to.contain(`${pluginUrnOf(owner, kind)} manages it`);
    }
    expect(await liveIn(trial)).to.deep.equal(live);
    await expectExactlyOnce(trial, [owner]);
    expect((await owner.up({ options: { refresh: true } })).changes).to.deep.equal({});
  });
});
