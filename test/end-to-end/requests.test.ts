import { expect } from "chai";
import * as dynamic from "pulumi-devportal";
import { requireEngine, type TestStack } from "../support/engine.ts";
import type { Four } from "../support/four.ts";
import { onDatabasesOf } from "../support/front-ends/fronts.ts";
import { makeMany, manyOf } from "../support/many-of-one.ts";
import * as plugin from "../support/plugin-program.ts";
import { newTrial, type Trial } from "../support/trial.ts";

const few = 10;
const many = 1_000;
/** After every step the engine writes the whole state; of so many, at the end will do. */
const once = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

const frontEnds: [string, Four][] = [
  ["dynamic resources", dynamic],
  ["the plugin", plugin],
];

for (const [says, front] of frontEnds) {
  const onItsDatabases = onDatabasesOf({ plugin: front === plugin });
  onItsDatabases(`apps with credentials and collaborators, of ${says},`, function () {
    this.timeout(300_000);

    let trial: Trial;
    let stack: TestStack;
    const asked = () => trial.recorder.requests.splice(0).map(({ method, path }) => `${method} ${path}`);
    before(requireEngine);
    before(async () => {
      trial = await newTrial();
      stack = await trial.stack(manyOf(few, front), { plugin: true, env: once });
      await stack.up();
      asked();
    });
    after(() => trial?.end());

    it("are previewed and left as they are without a request", async () => {
      expect((await stack.preview()).changes).to.deep.equal({});
      expect((await stack.up()).changes).to.deep.equal({});
      expect(asked()).to.deep.equal([]);
    });

    it(`are read with 12 requests at most when there are ${many}, each as it is`, async () => {
      const clientIds = await makeMany(few, many, trial, stack);
      await stack.refresh();
      expect(asked()).to.have.length.of.at.most(12);
      const state = await stack.exported();
      expect(clientIds.filter((id) => !state.includes(id))).to.deep.equal([]);
    });
  });
}
