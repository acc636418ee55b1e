import { expect } from "chai";
import { fileURLToPath } from "node:url";
import { onEachDatabase } from "../support/databases.ts";
import { declared, edits } from "../support/edits.ts";
import { requireEngine } from "../support/engine.ts";
import { examplePrograms, examples } from "../support/example-programs.ts";
import { named } from "../support/named.ts";
import type { Outcome } from "../support/outcome.ts";
import type { Recorded } from "../support/recorder.ts";
import { newTrial, type Answered, type Trial } from "../support/trial.ts";

for (const example of examplePrograms) {
  onEachDatabase(`example ${example}`, function () {
    this.timeout(300_000);

    let trial: Trial;
    const writes: Record<string, Recorded[]> = {};
    const outcome: Record<string, Outcome> = {};
    const held: Record<string, Answered[]> = {};
    let live: unknown[];

    before(requireEngine);
    before(async () => {
      trial = await newTrial();
      const stack = await trial.stack(new URL(`${example}/index.ts`, examples), {
        folder: fileURLToPath(new URL(example, examples)),
      });
      const run = async (step: string, operation: "preview" | "up" | "refresh" | "destroy") => {
        trial.recorder.clear();
        outcome[step] = await stack[operation]();
        writes[step] = trial.recorder.writes();
        held[step] = await trial.snapshot();
      };
      await run("preview", "preview");
      await run("up", "up");
      await run("second preview", "preview");
      await run("second up", "up");
      for (const item of held.up ?? []) {
        for (const { edit } of Object.values(edits)) await edit(trial.api, item);
      }
      await run("refresh", "refresh");
      await run("preview after the edit", "preview");
      await run("up after the edit", "up");
      await run("last up", "up");
      await run("destroy", "destroy");
      live = await trial.query(
        `select id from client_secrets where revoked_at is null and (expires_at is null or expires_at > '${new Date().toISOString()}')
         union select id from sandboxes union select id from collaborators where status = 'pending'`,
      );
    });
    after(() => trial?.end());

    for (const step of [
      "preview",
      "second preview",
      "second up",
      "refresh",
      "preview after the edit",
      "last up",
    ]) {
      it(`writes nothing to the portal: ${step}`, () => {
        expect(writes[step]?.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([]);
      });
    }

    it("makes in the portal what the preview announced", () => {
      expect(outcome.preview?.changes).to.deep.equal(outcome.up?.changes);
      expect(held.up).to.have.lengthOf(count("App", outcome.up));
      for (const { app, productionCredentials, sandbox } of held.up ?? []) {
        expect(app.managedBy).to.contain("devportal:App");
        expect(productionCredentials).to.include({ status: "active" });
        expect(sandbox).to.include({ status: "ready" });
      }
      expect(held.up?.flatMap(({ collaborators }) => collaborators)).to.have.lengthOf(
        count("Collaborator", outcome.up),
      );
    });

    for (const step of ["second preview", "second up", "last up"]) {
      it(`finds nothing to change: ${step}`, () => expect(outcome[step]?.changes).to.deep.equal({}));
    }

    for (const [type, { property, more = [] }] of Object.entries(edits)) {
      it(`names ${property} when it was changed in the portal, in ${type}`, () => {
        const each = (names: string[]) => Array.from({ length: count(type, outcome.up) }, () => names);
        expect(named(outcome.refresh, type), "refresh").to.deep.equal(each([property]));
        const planned = named(outcome["preview after the edit"], type);
        expect(planned.map((names) => names.filter((name) => name !== "provider"))).to.deep.equal(
          each([...more, property].toSorted()),
        );
      });
    }

    it("repairs what was changed in the portal", () => {
      const settings = (step: string) => held[step]?.map(declared);
      expect(settings("up after the edit")).to.deep.equal(settings("up"));
      expect(settings("refresh")).not.to.deep.equal(settings("up"));
    });

    it("leaves nothing behind when destroyed", () => {
      expect(held.destroy).to.deep.equal([]);
      expect(live, "live secrets, sandboxes and invitations").to.deep.equal([]);
    });
  });
}

function count(type: string, outcome: Outcome | undefined): number {
  return outcome?.steps.filter((step) => step.type.endsWith(`:${type}`)).length ?? 0;
}
