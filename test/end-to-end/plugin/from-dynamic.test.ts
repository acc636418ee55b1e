import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine } from "../../support/engine.ts";
import { four, kinds, type FourArgs } from "../../support/four.ts";
import { expectExactlyOnce, knownTo } from "../../support/known.ts";
import { named } from "../../support/named.ts";
import type { Outcome } from "../../support/outcome.ts";
import { pluginFour, Provider } from "../../support/plugin-program.ts";
import { newTrial, type Trial } from "../../support/trial.ts";

/** One that goes by the default provider and one that goes by an explicit one. */
const byDefault: FourArgs = { name: "by-default", credentials: { rotation: { trigger: 1 } } };
const explicit: FourArgs = { name: "explicit", app: { name: "Explicit" } };

onEachDatabase("a stack that changes from the dynamic front end to the plugin", function () {
  this.timeout(120_000);

  let trial: Trial;
  const outcome: Record<string, Outcome> = {};
  const state: Record<string, string> = {};
  /** Of each resource the ids, and the secret where it has one. */
  const held: Record<string, string[]> = {};
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    const stack = await trial.stack(four(byDefault, explicit), { plugin: true });
    const keep = async (step: string, done: Promise<Outcome>) => {
      outcome[step] = await done;
      state[step] = await stack.exported();
      held[step] = (await knownTo(stack))
        .map(({ type, id, outputs }) => JSON.stringify([type, id, outputs.clientId, outputs.clientSecret]))
        .toSorted();
      await expectExactlyOnce(trial, [stack]);
    };
    await keep("dynamic", stack.up());
    stack.setProgram(async () => {
      const provider = new Provider("portal", { url: trial.recorder.url, token: trial.portal.token });
      await pluginFour(byDefault, { ...explicit, options: { provider } })();
    });
    await keep("preview", stack.preview());
    await keep("up", stack.up());
    await keep("second up", stack.up({ options: { refresh: true } }));
    stack.setProgram(
      four(
        ...[byDefault, explicit].map((args) => ({
          ...args,
          options: (kind: string) => ({ aliases: [{ type: `devportal:index:${kind}` }] }),
        })),
      ),
    );
    await keep("way back", stack.up());
    await keep("up after the way back", stack.up({ options: { refresh: true } }));
  });
  after(() => trial?.end());

  it("changes who manages each object, and nothing else, by default and explicit provider", () => {
    for (const step of ["preview", "up"]) {
      expect(outcome[step]?.changes).to.deep.equal({ create: 1, update: 2 * kinds.length });
      for (const kind of kinds) {
        expect(named(outcome[step], kind)).to.deep.equal([["managedBy"], ["managedBy"]]);
      }
    }
  });

  it("keeps the ids and the secrets", async () => {
    expect(held.dynamic).to.have.lengthOf(2 * kinds.length);
    expect(held.up).to.deep.equal(held.dynamic);
    expect(await trial.query("select number from client_secrets")).to.have.lengthOf(4);
  });

  it("leaves nothing of the dynamic front end in the state", () => {
    for (const left of ["__provider", "pulumi-nodejs"]) {
      expect(state.dynamic).to.contain(left);
      expect(state.up).not.to.contain(left);
    }
  });

  it("is at rest afterwards", () => {
    expect(outcome["second up"]?.changes).to.deep.equal({});
  });

  it("can go back in the same way", () => {
    expect(outcome["way back"]?.changes).to.deep.equal({ delete: 1, update: 2 * kinds.length });
    for (const kind of kinds) {
      const names = ["managedBy", "provider"];
      expect(named(outcome["way back"], kind)).to.deep.equal([names, names]);
    }
    expect(held["way back"]).to.deep.equal(held.dynamic);
    expect(state["way back"]).not.to.contain("devportal:index:");
    expect(outcome["up after the way back"]?.changes).to.deep.equal({});
  });
});
