import { expect } from "chai";
import { claim, day, newer, newPerson, oldest, urn, type Asked } from "../support/claims.ts";
import { onEachDatabase } from "../support/databases.ts";
import { startPortal, type TestPortal } from "../support/portal.ts";

onEachDatabase("claims", () => {
  let portal: TestPortal;

  before(async () => {
    portal = await startPortal();
  });

  after(() => portal.stop());

  const person = () => newPerson(portal);

  describe("a create under a known key", () => {
    const cases: { of: string; first: Asked; then: Asked; after?: number; says: string }[] = [
      { of: "the same claim is a retry", first: { claim }, then: { claim }, says: "200" },
      {
        of: "the same claim is a retry at any time",
        first: { claim },
        then: { claim },
        after: 9 * day,
        says: "200",
      },
      { of: "a newer claim takes over", first: { claim }, then: { claim: newer }, says: "200 taken over" },
      {
        of: "a newer claim takes over until a day has passed",
        first: { claim },
        then: { claim: newer },
        after: day - 1,
        says: "200 taken over",
      },
      {
        of: "a newer claim is refused after a day",
        first: { claim },
        then: { claim: newer },
        after: day,
        says: "409 already_managed",
      },
      { of: "an older claim has lost", first: { claim }, then: { claim: oldest }, says: "409 claim_lost" },
      {
        of: "an older claim has lost after a day too",
        first: { claim },
        then: { claim: oldest },
        after: day,
        says: "409 claim_lost",
      },
      {
        of: "no claim is refused where there is one",
        first: { claim },
        then: {},
        says: "409 already_managed",
      },
      { of: "no claim is a retry where there is none", first: {}, then: {}, says: "200" },
      { of: "any claim is newer than none", first: {}, then: { claim: oldest }, says: "200 taken over" },
      {
        of: "any claim is refused on an old object without one",
        first: {},
        then: { claim },
        after: day,
        says: "409 already_managed",
      },
    ];
    for (const { of, first, then, after = 0, says } of cases) {
      it(of, async () => {
        const { key, create } = await person();
        const made = await create({ key, ...first });
        expect(made.says).to.equal("201");
        portal.advance(after);
        const again = await create({ key, ...then }, { managedBy: urn, name: "Another" });
        expect(again.says).to.equal(says);
        if (again.says.startsWith("200")) expect(again.id).to.equal(made.id);
        if (says.includes("already"))
          expect(again.error?.message)
            .to.include(urn)
            .and.to.include(then.claim ? "adopt: true" : "adopt");
      });
    }

    it("belongs to the account: another one's equal key is another app", async () => {
      const [ada, bob] = [await person(), await person()];
      const made = await ada.create({ key: ada.key, claim });
      const other = await bob.create({ key: ada.key, claim });
      expect(other.says).to.equal("201");
      expect(other.id).not.to.equal(made.id);
    });

    it("does not wait for upper or lower case", async () => {
      const { key, create } = await person();
      await create({ key, claim });
      expect((await create({ key: key.toUpperCase(), claim: claim.toUpperCase() })).says).to.equal("200");
    });
  });

  describe("a write", () => {
    const cases: { of: string; object: Asked; asked: Asked; says: string }[] = [
      { of: "with the object's claim passes", object: { claim }, asked: { claim }, says: "200" },
      { of: "without a claim passes: a person is not fenced", object: { claim }, asked: {}, says: "200" },
      {
        of: "with an older claim has lost",
        object: { claim },
        asked: { claim: oldest },
        says: "409 claim_lost",
      },
      {
        of: "with a newer claim has lost",
        object: { claim },
        asked: { claim: newer },
        says: "409 claim_lost",
      },
      {
        of: "with a claim to an object without one has lost",
        object: {},
        asked: { claim },
        says: "409 claim_lost",
      },
    ];
    for (const { of, object, asked, says } of cases) {
      it(`${of}, in PATCH and DELETE`, async () => {
        const { key, create, send, path } = await person();
        const app = await create({ ...(object.claim ? { key } : {}), ...object }, {});
        expect((await send("PATCH", path(app), asked, { description: "New." })).says).to.equal(says);
        expect((await send("DELETE", path(app), asked)).says).to.equal(says === "200" ? "204" : says);
      });
    }
  });

  describe("a deletion", () => {
    it("frees the key", async () => {
      const { key, create, send, path } = await person();
      const app = await create({ key, claim });
      await send("DELETE", path(app), { claim });
      const next = await create({ key, claim });
      expect(next.says).to.equal("201");
      expect(next.id).not.to.equal(app.id);
    });

    const cases: { of: string; by: Asked; meanwhile: boolean; managedBy: string | null }[] = [
      {
        of: "by a person, and a restore, leave the program that knows the app able to write",
        by: {},
        meanwhile: false,
        managedBy: urn,
      },
      {
        of: "by its program leaves an app that nobody manages after a restore",
        by: { claim },
        meanwhile: false,
        managedBy: null,
      },
      {
        of: "by a person leaves it so too when the key was taken meanwhile",
        by: {},
        meanwhile: true,
        managedBy: null,
      },
    ];
    for (const { of, by, meanwhile, managedBy } of cases) {
      it(of, async () => {
        const { key, create, send, path } = await person();
        const app = await create({ key, claim });
        await send("DELETE", path(app), by);
        if (meanwhile) await create({ key, claim: newer }, { managedBy: urn, name: "Next" });
        const restored = await send("POST", `${path(app)}/restore`, {});
        expect([restored.says, restored.managedBy]).to.deep.equal(["200", managedBy]);
        const written = await send("PATCH", path(app), { claim }, { description: "New." });
        expect(written.says).to.equal(managedBy ? "200" : "409 claim_lost");
      });
    }
  });

  describe("a restore by a program", () => {
    const cases: { of: string; deleted: Asked; by: string; meanwhile?: boolean; says: string }[] = [
      { of: "brings back what a person deleted", deleted: {}, by: claim, says: "200" },
      { of: "is refused to another state", deleted: {}, by: newer, says: "409 claim_lost" },
      {
        of: "is refused where that program deleted the app",
        deleted: { claim },
        by: claim,
        says: "409 claim_lost",
      },
      {
        of: "is refused where its declaration has another app by now",
        deleted: {},
        by: claim,
        meanwhile: true,
        says: "409 claim_lost",
      },
    ];
    for (const { of, deleted, by, meanwhile, says } of cases) {
      it(of, async () => {
        const { key, create, send, path } = await person();
        const app = await create({ key, claim });
        await send("DELETE", path(app), deleted);
        if (meanwhile) await create({ key, claim: newer }, { managedBy: urn, name: "Next" });
        expect((await send("POST", `${path(app)}/restore`, { claim: by }, {})).says).to.equal(says);
        const after = await send("GET", path(app), {});
        expect([after.says, after.managedBy]).to.deep.equal(
          says === "200" ? ["200", urn] : ["404 not_found", undefined],
        );
        if (says !== "200") return;
        expect((await send("PATCH", path(app), { claim }, { description: "New." })).says).to.equal("200");
      });
    }
  });
});
