import { expect } from "chai";
import { requireEngine } from "../support/engine.ts";
import { fourOf, kinds } from "../support/four.ts";
import { fronts } from "../support/front-ends/fronts.ts";
import { deliver, hold, killed } from "../support/interrupt.ts";
import { expectExactlyOnce, knownTo, liveIn } from "../support/known.ts";
import { ended } from "../support/processes.ts";
import { newTrial, type Trial } from "../support/trial.ts";

describe("a run that saves its state at its end only, and is killed before", function () {
  this.timeout(90_000);

  let trial: Trial;
  before(requireEngine);
  beforeEach(async () => {
    trial = await newTrial();
  });
  afterEach(() => trial?.end());

  for (const { called, plugin, classes } of fronts) {
    it(`is followed by one that makes each object once, through ${called}`, async () => {
      const stack = await trial.stack(fourOf(classes)(), { plugin });
      stack.stack.workspace.envVars.PULUMI_SKIP_CHECKPOINTS = "true";
      const held = ["/production-credentials", "/sandbox", "/collaborators"].map((end) =>
        hold(trial.recorder, ({ method, path }) => method !== "GET" && path.endsWith(end), "answer"),
      );
      const { orphan = 0 } = await killed(stack, "cli", held);
      expect(await knownTo(stack)).to.deep.equal([]);
      const made = await liveIn(trial);
      expect(made).to.have.lengthOf(kinds.length);

      await stack.pulumi("cancel", "--yes");
      expect((await stack.up()).changes).to.deep.equal({ create: kinds.length + 1 });
      await expectExactlyOnce(trial, [stack]);
      const ids = (all: typeof made) => all.map(({ type, id }) => ({ type, id }));
      expect(ids(await liveIn(trial))).to.deep.equal(ids(made));
      expect((await stack.up({ options: { refresh: true } })).changes).to.deep.equal({});
      await deliver(held);
      // The plugin ends by itself when its engine is gone.
      if (plugin) await ended(orphan, 15_000);
      else process.kill(orphan, "SIGKILL");
    });
  }
});
