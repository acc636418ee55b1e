import { randomBytes } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { requireEngine } from "../../support/engine.ts";
import { onDatabasesOf } from "../../support/front-ends/fronts.ts";
import { knownTo } from "../../support/known.ts";
import type { Outcome } from "../../support/outcome.ts";
import { App, Collaborator, pluginFour, ProductionCredentials } from "../../support/plugin-program.ts";
import { search } from "../../support/search.ts";
import { told } from "../../support/told.ts";
import { newAppArgs, newTrial, type Trial } from "../../support/trial.ts";

const newSecret = (what: string) => `${what}-${randomBytes(12).toString("hex")}`;

/** Encrypted parts of an export. */
interface Encrypted {
  ciphertext?: string;
}

onDatabasesOf({ plugin: true })("what must stay secret, through the plugin", function () {
  this.timeout(120_000);

  const triggers = [newSecret("first"), newSecret("second")];
  const supportEmail = `${newSecret("support")}@example.com`;
  const callback = `https://${newSecret("callback")}.example.com/`;
  const secrets: Record<string, string> = { supportEmail, callback };
  const places: Record<string, string> = {};
  const states: Record<string, Record<string, { inputs: any; outputs: any }>> = {};
  let trial: Trial;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    const program = (trigger: string) =>
      pluginFour({
        app: { supportEmail: pulumi.secret(supportEmail) },
        credentials: {
          redirectUris: ["https://a.example.com/", pulumi.secret(callback)],
          rotation: { trigger: pulumi.secret(trigger) },
        },
      });
    const [first = "", second = ""] = triggers;
    const stack = await trial.stack(program(first), { plugin: true });
    const keep = async (step: string, done: Promise<Outcome>) => {
      places[`told by ${step}`] = told(await done);
      places[`state after ${step}`] = await stack.exported();
      const { deployment } = JSON.parse(places[`state after ${step}`] ?? "");
      states[step] = Object.fromEntries(
        (deployment.resources ?? []).map((one: { type: string }) => [one.type.split(":").at(-1), one]),
      );
      for (const { type, outputs } of await knownTo(stack)) {
        const { clientSecret } = outputs;
        if (clientSecret) secrets[`${type} after ${step}`] = JSON.parse(clientSecret.plaintext);
      }
    };
    const options = { diff: true };
    await keep("preview", stack.preview({ options }));
    const answer = { status: 403, body: { error: { code: "forbidden", message: "Not yet." } } };
    trial.recorder.inject(({ path }) => path.endsWith("/logo"), { answer });
    await keep("an unfinished create", stack.up({ options, fails: true }));
    await keep("up", stack.up({ options }));
    stack.setProgram(program(second));
    await keep("preview of a rotation", stack.preview({ options }));
    await keep("rotation", stack.up({ options }));
    const { id } = (await trial.snapshot())[0].app;
    await trial.api("POST", `/apps/${id}/sandbox/secret`, { body: {} });
    await trial.api("PATCH", `/apps/${id}`, { body: { description: "By hand." } });
    await keep("refresh", stack.refresh({ options }));
    await keep("repair", stack.up({ options }));
    for (const [index, trigger] of triggers.entries()) secrets[`trigger ${index}`] = trigger;
    secrets.token = trial.portal.token;
  });
  after(() => trial?.end());

  it("is found in no output, event or state: client secrets, secret inputs and the token", () => {
    expect(new Set(Object.values(secrets))).to.have.lengthOf(2 + 2 + 4 + 1);
    for (const [name, secret] of Object.entries(secrets)) {
      expect(search(places, secret), name).to.deep.equal([]);
    }
  });

  const encrypted: Record<string, (one: { inputs: any; outputs: any }) => (Encrypted | undefined)[]> = {
    App: ({ inputs, outputs }) => [inputs.supportEmail, outputs.supportEmail],
    ProductionCredentials: ({ inputs, outputs }) => [
      outputs.clientSecret,
      ...[inputs, outputs].flatMap(({ rotation, redirectUris }) => [rotation.trigger, redirectUris[1]]),
    ],
    Sandbox: ({ outputs }) => [outputs.clientSecret],
  };
  it("is encrypted in the state, each value alone: after a create that did not finish", () => {
    const { inputs, outputs } = states["an unfinished create"]!.App!;
    for (const values of [inputs, outputs]) expect(values.supportEmail).to.have.property("ciphertext");
  });

  for (const step of ["up", "rotation", "refresh", "repair"]) {
    it(`is encrypted in the state, each value alone: after ${step}`, () => {
      for (const [kind, valuesOf] of Object.entries(encrypted)) {
        for (const value of valuesOf(states[step]![kind]!))
          expect(value, kind).to.have.property("ciphertext");
      }
      const { inputs, outputs } = states[step]!.ProductionCredentials!;
      for (const { redirectUris } of [inputs, outputs]) {
        expect(redirectUris[0]).to.equal("https://a.example.com/");
      }
    });
  }

  it("is not shown where it is refused: the reason names the property alone", async () => {
    const wrong = newSecret("wrong");
    const stack = await trial.stack(async () => undefined, { plugin: true });
    const appId = (await trial.snapshot())[0].app.id;
    const refusals: [() => unknown, string][] = [
      [
        () => new App("app", { ...newAppArgs(), supportEmail: pulumi.secret(wrong) }),
        "supportEmail must be an e-mail address",
      ],
      [
        () =>
          new ProductionCredentials("app", {
            appId,
            rotation: { overlap: pulumi.secret(wrong) },
          }),
        "rotation.overlap must be a duration",
      ],
      [
        () => new Collaborator("app", { appId, email: pulumi.secret(wrong) }),
        "email must be an e-mail address",
      ],
    ];
    for (const [make, reason] of refusals) {
      stack.setProgram(async () => void make());
      const outcome = await stack.preview({ fails: true });
      expect(outcome.diagnostics.join("\n")).to.contain(reason);
      expect(search({ told: told(outcome) }, wrong)).to.deep.equal([]);
    }
  });
});
