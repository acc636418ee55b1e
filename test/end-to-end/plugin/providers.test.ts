import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine } from "../../support/engine.ts";
import { expectExactlyOnce, knownTo } from "../../support/known.ts";
import type { Outcome } from "../../support/outcome.ts";
import { App, pluginFour, Provider } from "../../support/plugin-program.ts";
import { told } from "../../support/told.ts";
import { newAppArgs, newTrial, type Trial } from "../../support/trial.ts";

type Where = {
  url: string;
  token: string;
};

onEachDatabase("explicit providers of the plugin", function () {
  this.timeout(120_000);

  let trial: Trial;
  let second: Trial;
  const tokens: string[] = [];
  const outcome: Record<string, Outcome> = {};
  const state: Record<string, string> = {};
  const found: Record<string, unknown[]> = {};
  before(requireEngine);
  before(async () => {
    [trial, second] = await Promise.all([newTrial(), newTrial()]);
    tokens.push(trial.portal.token, second.portal.token, await trial.portal.makeToken("read,write"));
    const [token = "", other = "", later = ""] = tokens;
    const program = (one: Where) => async () => {
      const providers = { one, two: { url: second.recorder.url, token: other } };
      for (const [name, where] of Object.entries(providers)) {
        const provider = new Provider(name, where);
        await pluginFour({ name, options: { provider } })();
      }
    };
    const stack = await trial.stack(program({ url: trial.recorder.url, token }), { plugin: true });
    for (const key of ["url", "token"]) await stack.stack.removeConfig(`devportal:${key}`);
    const keep = async (step: string, done: Promise<Outcome>) => {
      outcome[step] = await done;
      state[step] = await stack.exported();
    };
    await keep("preview", stack.preview({ options: { diff: true } }));
    await keep("up", stack.up({ options: { diff: true } }));
    for (const [name, { snapshot }] of Object.entries({ one: trial, two: second })) {
      found[name] = (await snapshot()).map(({ app }) => app.managedBy.split("::").at(-1));
    }
    stack.setProgram(program({ url: trial.recorder.url, token: later }));
    await keep("another token", stack.up({ options: { diff: true } }));
    stack.setProgram(program({ url: trial.portal.url, token: later }));
    await keep("another address", stack.up({ options: { diff: true } }));
    trial.recorder.clear();
    await keep("destroy", stack.destroy());
  });
  after(() => Promise.all([trial?.end(), second?.end()]));

  it("lead to a portal each, in one program", () => {
    expect(outcome.up?.changes).to.deep.equal({ create: 11 });
    expect(found).to.deep.equal({ one: ["one"], two: ["two"] });
  });

  it("change in place, and no resource with them: another token, another address of the portal", () => {
    for (const step of ["another token", "another address"]) {
      expect(outcome[step]?.changes, step).to.deep.equal({ update: 1 });
      const updated = outcome[step]?.events.filter(({ resourcePreEvent: e }) => e?.metadata.op === "update");
      expect(updated?.map(({ resourcePreEvent: event }) => event?.metadata.type)).to.deep.equal([
        "pulumi:providers:devportal",
      ]);
    }
    expect(trial.recorder.requests).to.deep.equal([]);
    expect(outcome.destroy?.changes).to.deep.equal({ delete: 11 });
  });

  it("have their token encrypted in the state, and in nothing that is printed", () => {
    const { deployment } = JSON.parse(state.up ?? "");
    const inputs = deployment.resources.flatMap(
      ({ type, inputs }: { type: string; inputs: { token: object } }) =>
        type === "pulumi:providers:devportal" ? [Object.keys(inputs.token)] : [],
    );
    expect(inputs).to.have.lengthOf(2);
    for (const keys of inputs) expect(keys).to.include("ciphertext");
    for (const token of tokens) {
      for (const step of Object.keys(outcome)) {
        expect(state[step], step).not.to.contain(token);
        expect(told(outcome[step]!), step).not.to.contain(token);
      }
    }
  });

  it("may have an argument that is known with up only", async () => {
    const app = newAppArgs();
    const stack = await trial.stack(
      async () => {
        const first = new App("first", app);
        const url = first.id.apply(() => trial.recorder.url);
        const provider = new Provider("later", { url, token: pulumi.secret(trial.portal.token) });
        await pluginFour({ options: { provider } })();
      },
      { plugin: true },
    );
    for (const operation of ["preview", "up"] as const) {
      expect((await stack[operation]()).changes).to.deep.equal({ create: 7 });
    }
    expect((await stack.up()).changes).to.deep.equal({});
    await expectExactlyOnce(trial, [stack]);
    expect(await knownTo(stack)).to.have.lengthOf(5);
  });
});
