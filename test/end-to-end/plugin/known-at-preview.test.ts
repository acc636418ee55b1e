import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { requireEngine, type TestStack } from "../../support/engine.ts";
import type { Outcome } from "../../support/outcome.ts";
import { App, Collaborator, ProductionCredentials, Sandbox } from "../../support/plugin-program.ts";
import { newTrial, type Trial } from "../../support/trial.ts";

const known: Record<string, boolean> = {};

/** Notes which attributes of a resource are known as the program runs. */
async function note(resource: object) {
  const attributes = new Map<string, unknown>(Object.entries(resource));
  const type = String(attributes.get("__pulumiType")).split(":").at(-1);
  for (const [name, value] of attributes) {
    if (pulumi.Output.isInstance(value)) {
      known[`${type}.${name}`] = await (value as unknown as { isKnown: Promise<boolean> }).isKnown;
    }
  }
}

const args = (name: string, description: pulumi.Input<string>) =>
  ({ name, description, integrationType: "embedded", category: "other" }) as const;

const callbacks = (second: string) => ["https://a.example.com/", second];

const program = (trigger: number, redirectUris: string[]) => async () => {
  const app = new App("app", args("Bid Board", "Shows the open bids."));
  const appId = app.id;
  const credentials = new ProductionCredentials("app", { appId, redirectUris, rotation: { trigger } });
  const sandbox = new Sandbox("app", { appId });
  const ada = new Collaborator("app", { appId, email: "ada@example.com" });
  new App("by-id", args("By id", pulumi.interpolate`Beside ${credentials.id} of ${ada.id}.`));
  new App(
    "by-client",
    args("By client", pulumi.interpolate`As ${credentials.clientId}, ${sandbox.clientId}`),
  );
  new App("by-secret", args("By secret", pulumi.interpolate`As ${credentials.clientSecret}.`));
  for (const one of [app, credentials, sandbox, ada]) await note(one);
};

const inputs = [
  ...["App.name", "App.description", "App.integrationType", "App.category", "App.deletionProtection"],
  ...["ProductionCredentials.redirectUris", "ProductionCredentials.rotation", "Sandbox.redirectUris"],
  ...["Sandbox.readyTimeout", "Collaborator.email", "Collaborator.role"],
];
const given = ["App.id", "ProductionCredentials.appId", "Sandbox.appId", "Collaborator.appId"];
const lasting = [
  ...["App.createdAt", "App.adopted", "ProductionCredentials.id", "ProductionCredentials.clientId"],
  ...["ProductionCredentials.createdAt", "Sandbox.id", "Sandbox.clientId", "Sandbox.companyId"],
  ...["Sandbox.clientSecret", "Sandbox.projectId", "Collaborator.id"],
];
const secret = "ProductionCredentials.clientSecret";

describe("what a preview of the plugin's resources knows", function () {
  this.timeout(120_000);

  let trial: Trial;
  let stack: TestStack;
  const outcome: Record<string, Outcome> = {};
  const seen: Record<string, Record<string, boolean>> = {};
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    stack = await trial.stack(program(1, callbacks("https://b.example.com/")), { plugin: true });
    const preview = async (step: string) => {
      outcome[step] = await stack.preview({ options: { diff: true } });
      seen[step] = { ...known };
    };
    await preview("create");
    await stack.up();
    stack.setProgram(program(2, callbacks("https://b.example.com/")));
    await preview("rotation");
    stack.setProgram(program(1, callbacks("https://c.example.com/")));
    await preview("change");
  });
  after(() => trial?.end());

  const expectKnown = (step: string, names: string[], value: boolean) =>
    expect(Object.fromEntries(names.map((name) => [name, seen[step]?.[name]]))).to.deep.equal(
      Object.fromEntries(names.map((name) => [name, value])),
    );
  const opOf = (step: string, name: string) =>
    outcome[step]?.steps.find((one) => one.type.endsWith(":App") && one.name === name)?.op;
  const detailsOf = (step: string) =>
    outcome[step]?.events.find(({ resourcePreEvent: event }) =>
      event?.metadata.type.endsWith(":ProductionCredentials"),
    )?.resourcePreEvent?.metadata.detailedDiff;

  it("are the inputs, with the defaults, of what is to be made, and nothing that the portal gives", () => {
    expectKnown("create", inputs, true);
    expectKnown("create", [...given, ...lasting, secret], false);
  });

  it("are ids, client ids and all that lasts while a secret rotates, but not that secret", () => {
    expectKnown("rotation", [...inputs, ...given, ...lasting], true);
    expectKnown("rotation", [secret], false);
  });

  it("is the secret, too, while something else changes", () => {
    expectKnown("change", [...inputs, ...given, ...lasting, secret], true);
  });

  it("leaves alone in a rotation what depends on the client id or on ids, and not what depends on the secret", () => {
    expect(opOf("rotation", "by-id")).to.equal("same");
    expect(opOf("rotation", "by-client")).to.equal("same");
    expect(opOf("rotation", "by-secret")).to.equal("update");
    for (const name of ["by-id", "by-client", "by-secret"]) expect(opOf("change", name)).to.equal("same");
  });

  it("names the places that change, not the whole, in its events and in what it prints", () => {
    expect(detailsOf("rotation")).to.deep.equal({
      overlapEnds: { diffKind: "add", inputDiff: true },
      "rotation.trigger": { diffKind: "update", inputDiff: true },
      secretGeneration: { diffKind: "update", inputDiff: true },
    });
    expect(outcome.rotation?.output).to.match(/~ rotation +: \{\s+~ trigger: 1 => 2\s+\}/);
    expect(detailsOf("change")).to.deep.equal({
      "redirectUris[1]": { diffKind: "update", inputDiff: true },
    });
    expect(outcome.change?.output).to.match(
      /~ redirectUris: \[\s+~ \[1\]: "https:\/\/b\.example\.com\/" => "https:\/\/c\.example\.com\/"\s+\]/,
    );
  });
});
