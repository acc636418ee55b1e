import { expect } from "chai";
import { declared, edits } from "../edits.ts";
import { requireEngine } from "../engine.ts";
import { named } from "../named.ts";
import { newTrial, type Answered, type Trial } from "../trial.ts";
import type { Did, ExampleStack, Language, Operation } from "./language.ts";
import { copyOfExample, type Project } from "./project.ts";
import { quickstartByHand } from "./quickstart-by-hand.ts";

/** Describes that a program that is the quickstart in another language lives as the quickstart does, from preview to destroy. */
export function describeLife({ called, example, requires, path, prepare }: Language): void {
  describe(`the quickstart in ${called}`, function () {
    this.timeout(300_000);

    let trial: Trial;
    let project: Project;
    const did: Record<string, Did> = {};
    const writes: Record<string, string[]> = {};
    const held: Record<string, Answered[]> = {};

    before(requireEngine);
    for (const require of requires) before(require);
    before(async () => {
      trial = await newTrial();
      project = await copyOfExample(example, { env: trial.env, path: await path?.() });
      const stackCalled = await prepare(project);

      const step = async (name: string, work: () => Promise<Did>) => {
        trial.recorder.clear();
        did[name] = await work();
        writes[name] = trial.recorder.writes().map(({ method, path }) => `${method} ${path}`);
        held[name] = await trial.snapshot();
      };
      const run = (stack: ExampleStack, name: string, operation: Operation) =>
        step(name, () => stack.run(operation));

      const stack = await stackCalled("life");
      await run(stack, "preview", "preview");
      await run(stack, "up", "up");
      await run(stack, "second up", "up");
      for (const { edit } of Object.values(edits)) await edit(trial.api, held.up?.[0]);
      await run(stack, "refresh", "refresh");
      await run(stack, "up after the edit", "up");
      await run(stack, "last up", "up");
      await run(stack, "destroy", "destroy");

      const importing = await stackCalled("imported");
      const made = await quickstartByHand(trial);
      await step("import", () => importing.import(made));
      await run(importing, "up after the import", "up");
      await run(importing, "destroy after the import", "destroy");
    });
    after(() => project?.remove());
    after(() => trial?.end());

    it("makes in the portal what the preview announced", () => {
      expect(did.preview?.changes).to.deep.equal({ create: 5 });
      expect(did.up?.changes).to.deep.equal({ create: 5 });
      expect(held.up).to.have.lengthOf(1);
    });

    it("gives the client secrets as secret outputs, and what is no secret in the open", () => {
      const outputs = Object.entries(did.up?.outputs ?? {});
      expect(outputs.map(([name, { secret }]) => [name, secret])).to.have.deep.members([
        ["appId", false],
        ["clientId", false],
        ["clientSecret", true],
        ["sandboxClientId", false],
        ["sandboxClientSecret", true],
      ]);
      for (const [name, { value }] of outputs) expect(value, name).to.be.a("string").and.not.equal("");
    });

    for (const name of ["preview", "second up", "refresh", "last up", "import", "up after the import"]) {
      it(`writes nothing to the portal: ${name}`, () => expect(writes[name]).to.deep.equal([]));
    }

    for (const name of ["second up", "last up", "up after the import"]) {
      it(`finds nothing to change: ${name}`, () => expect(did[name]?.changes).to.deep.equal({}));
    }

    for (const [type, { property }] of Object.entries(edits)) {
      it(`names ${property} when it was changed in the portal, in ${type}`, () => {
        expect(named(did.refresh, type)).to.deep.equal([[property]]);
      });
    }

    it("repairs what was changed in the portal", () => {
      const settings = (name: string) => held[name]?.map(declared);
      expect(settings("refresh")).not.to.deep.equal(settings("up"));
      expect(settings("up after the edit")).to.deep.equal(settings("up"));
    });

    it("declares the same as what the quickstart is by hand", () => {
      expect(held.up?.map(declared)).to.deep.equal(held.import?.map(declared));
    });

    it("says of an imported client secret how to have one", () => {
      expect(did.import?.output)
        .to.contain("set or change `rotation.trigger` where a program manages the credentials")
        .and.contain("set or change `rotation.trigger` where a program manages the sandbox");
    });

    for (const name of ["destroy", "destroy after the import"]) {
      it(`leaves nothing behind: ${name}`, () => expect(held[name]).to.deep.equal([]));
    }
  });
}
