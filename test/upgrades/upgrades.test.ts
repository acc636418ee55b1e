import { readdirSync } from "node:fs";
import { expect } from "chai";
import { requireEngine } from "../support/engine.ts";
import { kinds } from "../support/four.ts";
import type { Known } from "../support/known.ts";
import { textOf } from "../repository/sources.ts";
import { live, nameOf, type Life } from "./life.ts";
import { frontEnds } from "./recording.ts";

const versions = readdirSync(new URL(".", import.meta.url)).filter((name) => /^\d+\.\d+\.\d+$/.test(name));
const kept = (known: Known[] = []) =>
  known
    .map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs }))
    .sort((one, other) => (one.urn < other.urn ? -1 : 1));

describe("recorded versions", () => {
  it("are all that were released", () => {
    const released = [...textOf("CHANGELOG.md").matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(
      ([, number]) => number,
    );
    expect(versions).to.include.members(["0.1.0", ...released]);
  });
});

for (const version of versions) {
  for (const frontEnd of Object.keys(frontEnds)) {
    describe(`a stack that version ${version} made through the ${frontEnd} front end, with this version`, function () {
      this.timeout(180_000);

      let life: Life;
      before(requireEngine);
      before(async () => {
        life = await live({ version, frontEnd });
      });

      for (const step of ["preview", "up", "preview after the refresh"]) {
        it(`shows no change, and asks only what a program wants to be told at every preview: ${step}`, () => {
          expect(life.outcome[step]?.changes).to.deep.equal({});
          const { id } = life.state.recorded!.find(({ inputs }) => inputs.rotation?.keepWhileUsed)!;
          const others = life.asked[step]!.filter(
            ({ method, path }) =>
              method !== "GET" || !path.startsWith(`/api/v1/apps/${id}/production-credentials/`),
          );
          expect(others.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([]);
        });
      }

      it("has the same state after `up`", () => {
        expect(kept(life.state.up)).to.deep.equal(kept(life.state.recorded));
      });

      it("is told nothing untrue by a refresh: every value stays, and only what the version did not know is added", () => {
        expect(Object.keys({ update: 0, ...life.outcome.refresh?.changes })).to.deep.equal(["update"]);
        for (const recorded of life.state.recorded!) {
          const refreshed = life.state.refresh!.find(({ urn }) => urn === recorded.urn);
          const known = namesKnown(life, recorded.type);
          for (const part of ["inputs", "outputs"] as const) {
            expect(refreshed?.[part], nameOf(recorded)).to.deep.include(recorded[part]);
            const added = Object.keys(refreshed?.[part]).filter((name) => !(name in recorded[part]));
            expect(
              added.filter((name) => known.has(name)),
              nameOf(recorded),
            ).to.deep.equal([]);
          }
        }
      });

      it("is updated in every resource, in place, and is at rest then", () => {
        const all = life.state.recorded!;
        expect(life.outcome.change?.changes).to.deep.equal({ update: all.length });
        expect(life.outcome["up after the change"]?.changes).to.deep.equal({});
        expect(kept(life.state.change).map(({ urn, id }) => [urn, id])).to.have.deep.members(
          all.map(({ urn, id }) => [urn, id]),
        );
      });

      it("has client secrets that obtain tokens, before and after", () => {
        const hadThem = Object.keys(life.tokens.recorded!);
        expect(hadThem).to.have.lengthOf(6);
        expect(Object.keys(life.tokens.change!)).to.include.members(hadThem);
        for (const step of ["recorded", "refresh", "change"]) {
          expect(new Set(Object.values(life.tokens[step]!)), step).to.deep.equal(new Set([200]));
        }
      });

      it("is finished by the next `up`: a sandbox, approved credentials, secrets that somebody else reset", () => {
        const statuses = (step: string) =>
          Object.fromEntries(life.state[step]!.map((known) => [nameOf(known), known.outputs.status]));
        expect(statuses("unfinished")).to.include({
          "Sandbox waiting": "generating",
          "ProductionCredentials waiting": "pending",
        });
        expect(statuses("finish")).to.include({
          "Sandbox waiting": "ready",
          "ProductionCredentials waiting": "active",
        });
        expect(life.tokens.finish).to.deep.equal({
          "Sandbox waiting": 200,
          "ProductionCredentials waiting": 200,
          "Sandbox reset": 200,
          "ProductionCredentials reset": 200,
        });
        expect(life.outcome["up after the finish"]?.changes).to.deep.equal({});
      });

      it("keeps its secrets secret, in the state and in what is printed", () => {
        const secrets = Object.values(life.state).flat().flatMap(secretsOf);
        expect(secrets).to.have.length.above(6);
        const printed = Object.values(life.outcome).map(({ output }) => output);
        for (const text of [...Object.values(life.exported), ...printed]) {
          for (const secret of secrets) expect(text.includes(secret)).to.equal(false);
        }
      });

      it("is destroyed: what was adopted is left as it was found, and nothing else", () => {
        expect(life.left.map(({ type }) => type)).to.have.members(kinds);
        for (const { record } of life.left) expect(record).to.include({ managedBy: null });
        expect(life.left.find(({ type }) => type === "App")?.record).to.include({ name: "Adopted" });
        expect(life.left.find(({ type }) => type === "Collaborator")?.record).to.include({
          role: "developer",
        });
      });
    });
  }
}

/** The properties that the version itself ever gave a resource of the type. */
function namesKnown({ state }: Life, type: string): Set<string> {
  const all = [...state.recorded!, ...state.unfinished!].filter((known) => known.type === type);
  return new Set(all.flatMap(({ inputs, outputs }) => Object.keys({ ...inputs, ...outputs })));
}

/** Client secrets, and the triggers of rotations that are secret. */
function secretsOf({ inputs, outputs }: Known): string[] {
  return [outputs.clientSecret, inputs.rotation?.trigger?.is]
    .filter((value) => value?.plaintext)
    .map(({ plaintext }) => JSON.parse(plaintext) as string);
}
