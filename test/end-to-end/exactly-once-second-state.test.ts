import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { four, kinds, urnOf } from "../support/four.ts";
import { expectExactlyOnce, liveIn } from "../support/known.ts";
import { newTrial, type Trial } from "../support/trial.ts";

const continueOnError = { continueOnError: true };

onEachDatabase("exactly once: a second state of the same program", function () {
  this.timeout(90_000);

  let trial: Trial;
  let first: TestStack;
  let second: TestStack;
  let appId: string;
  before(requireEngine);
  beforeEach(async () => {
    trial = await newTrial();
    const body = { name: "Other", description: "Another.", integrationType: "hybrid", category: "other" };
    appId = (await trial.api("POST", "/apps", { body })).id;
    first = await trial.stack(four({ appId }), { name: "production" });
    second = await trial.stack(four({ appId }), { name: "production" });
    await first.up();
  });
  afterEach(() => trial?.end());

  it("takes the objects over on their first day, and says so", async () => {
    const before = (await liveIn(trial)).map(({ type, id }) => ({ type, id }));
    const { output } = await second.up();
    expect((await liveIn(trial)).map(({ type, id }) => ({ type, id }))).to.deep.equal(before);
    const warnings = output.split("\n").filter((line) => line.includes("warning: "));
    for (const kind of kinds) {
      expect(
        warnings.some((line) => line.includes(urnOf(second, kind)) && line.includes("taken over")),
        `${kind}, among:\n${warnings.join("\n")}`,
      ).to.equal(true);
    }
    await expectExactlyOnce(trial, [second], [appId]);
    expect((await second.up()).changes).to.deep.equal({});
  });

  it("leaves the first state no write, and tells it what to do", async () => {
    await second.up();
    first.setProgram(
      four({
        appId,
        app: { description: "Of the first state." },
        collaborator: { role: "admin" },
      }),
    );
    const { diagnostics } = await first.up({ fails: true, options: { ...continueOnError, refresh: true } });
    const errors = diagnostics.filter((text) => text.includes("claim_lost"));
    expect(errors, diagnostics.join("\n")).to.have.lengthOf(kinds.length);
    for (const error of errors) expect(error).to.contain("pulumi state delete");
    await expectExactlyOnce(trial, [second], [appId]);

    const { output } = await first.destroy();
    for (const kind of kinds)
      expect(output).to.match(
        new RegExp(`warning: ${kind} .* is left as it is: A later run .* has taken this .* over`),
      );
    await expectExactlyOnce(trial, [second], [appId]);
    await second.destroy();
    expect(await liveIn(trial)).to.have.lengthOf(1);
  });

  it("is refused on a later day, by name and with what to do", async () => {
    await age(trial);
    const before = await liveIn(trial);
    const { diagnostics } = await second.up({ fails: true, options: continueOnError });
    for (const kind of kinds) {
      const errors = diagnostics.filter(
        (text) => text.includes("already_managed") && text.includes(`managed by ${urnOf(second, kind)}.`),
      );
      expect(errors, `${kind}, among:\n${diagnostics.join("\n")}`).to.have.lengthOf(1);
      expect(errors[0]).to.contain("adopt").and.to.contain("import");
    }
    expect(await liveIn(trial)).to.deep.equal(before);
    await expectExactlyOnce(trial, [first], [appId]);
  });
});

/** Makes the portal hold that its objects came under their keys more than a day ago. */
async function age({ change }: Trial): Promise<void> {
  const longAgo = new Date(Date.now() - 25 * 3_600_000).toISOString();
  for (const table of ["apps", "production_credentials", "sandboxes", "collaborators"]) {
    await change(`update ${table} set managed_since = '${longAgo}' where managed_since is not null`);
  }
}
