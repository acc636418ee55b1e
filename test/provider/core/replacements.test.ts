import { expect } from "chai";
import { defineResource } from "../../../provider/core/define.ts";
import { handlers } from "../../../provider/core/handlers.ts";
import type { Values } from "../../../provider/core/wire.ts";

const quiet = () => undefined;
const never = () => Promise.reject(new Error("not asked"));

/** A resource of which those with a guard must not be replaced. */
function guarded() {
  const definition = defineResource({
    type: "Thing",
    inputs: { guard: { type: "boolean" } },
    outputs: {},
    keepsFromReplacement: ({ guard }) => (guard ? { property: "guard", reason: "is on" } : undefined),
    lifecycle: () => ({
      create: async () => ({ id: "1", live: {} }),
      read: never,
      update: async () => ({}),
      delete: async () => undefined,
    }),
  });
  return handlers(definition, {
    portal: undefined,
    now: () => new Date(),
    newClaim: () => "claim",
    warn: quiet,
    say: quiet,
    progress: quiet,
  });
}

describe("an object that must be kept", () => {
  const prior = { guard: true, managedBy: "urn:1", claim: "c" };
  const refused = [{ property: "guard", reason: "is on" }];

  /** What the engine does before it replaces: it asks for the difference, and then checks anew. */
  const replaced = async (thing: ReturnType<typeof guarded>, olds: Values, news: Values) => {
    thing.diff(olds, news);
    return (await thing.check({}, news)).failures;
  };

  for (const [says, olds, news] of [
    ["as it is", prior, { managedBy: "urn:1" }],
    ["under another name", prior, { managedBy: "urn:2" }],
    ["that was imported", { guard: true }, { managedBy: "urn:1" }],
  ] as const) {
    it(`is not replaced ${says}`, async () => {
      expect(await replaced(guarded(), { ...olds }, { ...news })).to.deep.equal(refused);
    });
  }

  it("is changed, and so is one that need not be kept replaced", async () => {
    const thing = guarded();
    const news = { managedBy: "urn:1" };
    thing.diff(prior, news);
    expect((await thing.check(prior, news)).failures).to.deep.equal([]);
    expect(await replaced(guarded(), { ...prior, guard: false }, news)).to.deep.equal([]);
  });

  for (const [says, finish] of [
    ["changed", (thing) => thing.update("1", prior, { managedBy: "urn:2" })],
    ["made anew", (thing) => thing.create({ managedBy: "urn:2" })],
  ] as [string, (thing: ReturnType<typeof guarded>) => Promise<unknown>][]) {
    it(`is in nobody's way once the one of that name was ${says}`, async () => {
      const thing = guarded();
      thing.diff(prior, { managedBy: "urn:2" });
      await finish(thing);
      expect((await thing.check({}, { managedBy: "urn:2" })).failures).to.deep.equal([]);
    });
  }

  it("is in nobody's way once it was deleted", async () => {
    const thing = guarded();
    thing.diff(prior, { managedBy: "urn:1" });
    await thing.delete("1", prior);
    expect((await thing.check({}, { managedBy: "urn:1" })).failures).to.deep.equal([]);
  });
});
