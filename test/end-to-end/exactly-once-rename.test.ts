import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { four, kinds, urnOf } from "../support/four.ts";
import { expectExactlyOnce, liveIn } from "../support/known.ts";
import { newTrial, type Trial } from "../support/trial.ts";

const renamed = { name: "new", options: { aliases: [{ name: "old" }] } };
const another = { name: "old", app: { name: "Another" } };

onEachDatabase("exactly once: a rename by alias", function () {
  this.timeout(90_000);

  let trial: Trial;
  let stack: TestStack;
  before(requireEngine);
  beforeEach(async () => {
    trial = await newTrial();
    stack = await trial.stack(four({ name: "old" }));
    await stack.up();
  });
  afterEach(() => trial?.end());

  it("changes who manages the object and nothing else", async () => {
    const before = await liveIn(trial);
    stack.setProgram(four(renamed));
    for (const operation of ["preview", "up"] as const) {
      const { changes, steps, output } = await stack[operation]();
      expect(changes, operation).to.deep.equal({ update: kinds.length });
      for (const kind of kinds) {
        expect(output).to.match(new RegExp(`devportal:${kind} new .*\\[diff: ~managedBy\\]`));
        const step = steps.find(({ type }) => type.endsWith(`:${kind}`));
        expect(step?.old.managedBy).to.equal(urnOf(stack, kind, "old"));
        expect(step?.new.managedBy).to.equal(urnOf(stack, kind, "new"));
      }
    }
    const names = (all: typeof before) => all.map(({ type, id, claim }) => ({ type, id, claim }));
    expect(names(await liveIn(trial))).to.deep.equal(names(before));
    await expectExactlyOnce(trial, [stack]);
    expect((await stack.up()).changes).to.deep.equal({});
  });

  it("leaves the old name to a later resource, which makes a second object", async () => {
    stack.setProgram(four(renamed));
    await stack.up();
    stack.setProgram(four({ ...renamed, options: {} }, another));
    const { changes } = await stack.up();
    expect(changes).to.deep.equal({ create: kinds.length });
    expect(await liveIn(trial)).to.have.lengthOf(2 * kinds.length);
    await expectExactlyOnce(trial, [stack]);
  });

  it("leaves the old name to a later Collaborator of the same app", async () => {
    stack.setProgram(four(renamed));
    await stack.up();
    const appId = (await liveIn(trial)).find(({ type }) => type === "App")?.id ?? "";
    const grace = { appId, email: "grace@example.com" };
    stack.setProgram(four({ ...renamed, options: {} }, { ...another, collaborator: grace }));
    await stack.up();
    const emails = (await liveIn(trial)).flatMap(({ record }) => record.email ?? []);
    expect(emails).to.have.members(["ada@example.com", "grace@example.com"]);
    await expectExactlyOnce(trial, [stack]);
  });
});
