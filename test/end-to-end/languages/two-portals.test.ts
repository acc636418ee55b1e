import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { newStack, requireEngine, type TestStack } from "../../support/engine.ts";
import { requireSdkGenerator } from "../../support/required-tools.ts";
import { copyOfExample, type Project } from "../../support/languages/project.ts";
import { installSdk, problemsOf } from "../../support/languages/typescript.ts";
import { oauthClient } from "../../support/oauth-client.ts";
import type { Outcome } from "../../support/outcome.ts";
import { newTrial, type Answered, type Trial } from "../../support/trial.ts";

const names = ["staging", "production"] as const;
type Name = (typeof names)[number];
const both = async <T>(of: (name: Name) => Promise<T>) => {
  const [staging, production] = await Promise.all(names.map(of));
  return { staging, production } as Record<Name, T>;
};

describe("the example two-portals", function () {
  this.timeout(120_000);

  let project: Project;
  let stack: TestStack;
  let trials: Record<Name, Trial>;
  let exported: string;
  let outputs: Record<Name, { clientId: string; clientSecret: string }>;
  const outcome: Record<string, Outcome> = {};
  const writes: Record<string, number> = {};
  const held: Record<string, Record<Name, Answered[]>> = {};
  /** The answers of each portal's token endpoint to the credentials of each. */
  const answers: Record<string, number> = {};
  const other = (name: Name) => (name === "staging" ? "production" : "staging");

  before(requireEngine);
  before(requireSdkGenerator);
  before(async () => {
    project = await copyOfExample("two-portals");
    await installSdk(project);
    trials = await both(() => newTrial());
    const settings = names.flatMap((name) => [
      [`two-portals:${name}Url`, { value: trials[name].recorder.url }],
      [`two-portals:${name}Token`, { value: trials[name].portal.token, secret: true }],
    ]);
    stack = await newStack({
      program: pathToFileURL(join(project.folder, "index.ts")),
      folder: project.folder,
      project: "two-portals",
      plugin: true,
      config: Object.fromEntries(settings),
    });
    for (const [step, operation] of [
      ["preview", "preview"],
      ["up", "up"],
      ["second up", "up"],
      ["refresh", "refresh"],
      ["destroy", "destroy"],
    ] as const) {
      for (const name of names) trials[name].recorder.clear();
      outcome[step] = await stack[operation]();
      writes[step] = names.flatMap((name) => trials[name].recorder.writes()).length;
      held[step] = await both((name) => trials[name].snapshot());
      if (step === "up") await lookAround();
    }
  });
  after(() => stack?.remove());
  after(() => project?.remove());
  after(() => trials && both((name) => trials[name].end()));

  async function lookAround() {
    exported = await stack.exported();
    const all = await stack.outputs();
    outputs = await both(async (name) => all[name]?.value as (typeof outputs)[Name]);
    for (const at of names) {
      for (const of of names) {
        const { status } = await oauthClient(trials[at].portal.url).token(outputs[of]);
        answers[`of ${of} at ${at}`] = status;
      }
    }
  }

  it("type-checks against the SDK that is generated from the schema", async () => {
    expect(await problemsOf(project)).to.equal("");
  });

  it("makes the same app in each of the portals, as the preview announced", () => {
    expect(outcome.preview?.changes).to.deep.equal({ create: 7 });
    expect(outcome.up?.changes).to.deep.equal({ create: 7 });
    for (const name of names) {
      const [item, ...more] = held.up?.[name] ?? [];
      expect(more, name).to.deep.equal([]);
      expect(item.app, name).to.include({ name: "Bid Board" });
      expect(item.productionCredentials, name).to.include({ clientId: outputs[name].clientId });
    }
  });

  it("has credentials that work in their own portal only", () => {
    expect(answers).to.deep.equal({
      "of staging at staging": 200,
      "of production at production": 200,
      "of production at staging": 401,
      "of staging at production": 401,
    });
  });

  it("keeps tokens and secrets apart: none goes to the other portal, none is in the state in the open", () => {
    for (const name of names) {
      for (const secret of [trials[name].portal.token, outputs[name].clientSecret]) {
        expect(trials[other(name)].recorder.traffic()).not.to.contain(secret);
        expect(exported).not.to.contain(secret);
      }
    }
  });

  for (const step of ["preview", "second up", "refresh"]) {
    it(`writes nothing to either portal: ${step}`, () => expect(writes[step]).to.equal(0));
  }

  it("finds nothing to change afterwards", () => expect(outcome["second up"]?.changes).to.deep.equal({}));

  it("leaves nothing behind in either when destroyed", () => {
    expect(held.destroy).to.deep.equal({ staging: [], production: [] });
  });

  it("a program that does not type-check against the SDK is noticed", async () => {
    await appendFile(join(project.folder, "index.ts"), '\nnew devportal.App("wrong", { title: "A" });\n');
    expect(await problemsOf(project)).to.contain("title");
  });
});
