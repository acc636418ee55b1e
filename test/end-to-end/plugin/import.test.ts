import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine } from "../../support/engine.ts";
import type { Kind } from "../../support/four.ts";
import { expectExactlyOnce, knownTo, liveIn, type Known } from "../../support/known.ts";
import { startLanguageServer, type LanguageServer } from "../../support/language-server.ts";
import { madeByHand, parts } from "../../support/made-by-hand.ts";
import { oauthClient } from "../../support/oauth-client.ts";
import type { Outcome } from "../../support/outcome.ts";
import { pluginFour } from "../../support/plugin-program.ts";
import { importAll, importOne, importRefused, type Imported } from "../../support/pulumi-import.ts";
import { newTrial, type Trial } from "../../support/trial.ts";

const toImport = (kind: Kind, id: string, name = "bid-board"): Imported => ({
  type: `devportal:index:${kind}`,
  name,
  id,
});
const none = "123e4567-e89b-12d3-a456-426614174000";
const refused: { kind: Kind; id: string; says: string }[] = [
  { kind: "App", id: none, says: `There is no App with the id ${none}` },
  { kind: "App", id: "bid-board", says: "There is no App with the id bid-board" },
  {
    kind: "ProductionCredentials",
    id: none,
    says: `There is no ProductionCredentials with the id ${none}`,
  },
  { kind: "Sandbox", id: `${none}/..`, says: `There is no Sandbox with the id ${none}/..` },
  {
    kind: "Collaborator",
    id: `${none}/${none}`,
    says: `There is no Collaborator with the id ${none}/${none}`,
  },
  {
    kind: "Collaborator",
    id: none,
    says: `The id of a Collaborator is <appId>/<collaboratorId>, which "${none}" is not`,
  },
];

onEachDatabase("importing into the plugin what people made by hand", function () {
  this.timeout(120_000);

  let trial: Trial;
  let language: LanguageServer;
  let ids: Record<Kind, string>;
  let printed = "";
  let imported: Known[];
  let changed: Known[];
  let writes: number;
  const outcome: Record<string, Outcome> = {};
  /** How the token endpoint answers to the secrets that the first change brought. */
  const tokens: Record<string, number> = {};
  const of = (all: Known[], kind: string) => all.find(({ type }) => type === kind)!;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    language = await startLanguageServer();
    const made = await madeByHand(trial);
    ({ ids } = made);
    const { args } = made;
    const stack = await trial.stack(pluginFour(args), { plugin: true, env: language.env });
    printed += await importOne(stack, toImport("App", ids.App));
    printed += await importAll(
      stack,
      parts.map((kind) => toImport(kind, ids[kind])),
    );
    imported = await knownTo(stack);
    outcome.up = await stack.up();
    outcome.refresh = await stack.refresh();
    writes = trial.recorder.writes().length;
    stack.setProgram(
      pluginFour({
        app: { ...args.app, description: "Of the program." },
        credentials: { ...args.credentials, rotation: { trigger: 1 } },
        sandbox: { rotation: { trigger: 1 } },
        collaborator: { role: "developer" },
      }),
    );
    outcome["first change"] = await stack.up();
    await expectExactlyOnce(trial, [stack]);
    changed = await knownTo(stack);
    for (const kind of ["ProductionCredentials", "Sandbox"]) {
      const { clientId, clientSecret: held } = of(changed, kind).outputs;
      const clientSecret = JSON.parse(held.plaintext) as string;
      tokens[kind] = (await oauthClient(trial.portal.url).token({ clientId, clientSecret })).status;
    }
    outcome["second up"] = await stack.up({ options: { refresh: true } });
    outcome.destroy = await stack.destroy();
  });
  after(async () => {
    language?.stop();
    await trial?.end();
  });

  it("needs the type and the id only, from the command line or from a file", () => {
    for (const [kind, id] of Object.entries(ids)) expect(of(imported, kind).id).to.equal(id);
  });

  it("writes nothing, and neither up nor refresh shows a change afterwards", () => {
    for (const step of ["up", "refresh"]) expect(outcome[step]?.changes).to.deep.equal({});
    expect(writes).to.equal(0);
  });

  for (const [kind, how] of [
    ["ProductionCredentials", "set or change `rotation.trigger` where a program manages the credentials"],
    ["Sandbox", "set or change `rotation.trigger` where a program manages the sandbox"],
  ] as const) {
    it(`has no client secret, says how to get one, and that one obtains a token: ${kind}`, () => {
      expect(of(imported, kind).outputs).not.to.have.property("clientSecret");
      for (const output of [printed, outcome.refresh?.output]) {
        expect(
          output?.match(new RegExp(`^ +The client secret of .* is not in this state.*${how}`, "gm")),
        ).to.have.lengthOf(1);
      }
      expect(tokens[kind]).to.equal(200);
    });
  }

  it("puts each object under its declaration with its first change", () => {
    expect(outcome["first change"]?.changes).to.deep.equal({ update: 4 });
    for (const { inputs, outputs, urn } of changed) {
      expect(inputs.managedBy).to.equal(urn);
      expect(outputs.claim).to.be.a("string");
    }
    expect(outcome["second up"]?.changes).to.deep.equal({});
  });

  it("destroys afterwards what it imported", async () => {
    expect(outcome.destroy?.changes).to.deep.equal({ delete: 5 });
    expect(await liveIn(trial)).to.deep.equal([]);
  });

  it("is refused in one clear error each, where there is no such object or the id is none", async () => {
    const stack = await trial.stack(async () => undefined, { plugin: true, env: language.env });
    const output = await importRefused(
      stack,
      refused.map(({ kind, id }, index) => toImport(kind, id, `no-${index}`)),
    );
    const [, diagnostics = ""] = output.split("Diagnostics:");
    for (const [index, { kind, says }] of refused.entries()) {
      const about = diagnostics.split(/\n\n/).find((text) => text.includes(`:${kind} (no-${index})`));
      expect(about?.match(/error: .*/g), diagnostics).to.deep.equal([`error: ${says}`]);
    }
    expect(await knownTo(stack)).to.deep.equal([]);
  });

  it("works from a program with the option `import`, which may go when that is done", async () => {
    const { ids, args } = await madeByHand(trial);
    const importing = pluginFour({ ...args, options: (kind) => ({ import: ids[kind] }) });
    const stack = await trial.stack(importing, { plugin: true });
    for (const operation of ["preview", "up"] as const) {
      expect((await stack[operation]()).changes).to.deep.equal({ create: 1, import: 4 });
    }
    stack.setProgram(pluginFour(args));
    expect((await stack.up()).changes).to.deep.equal({});
    await stack.destroy();
    expect(await liveIn(trial)).to.deep.equal([]);
  });
});
