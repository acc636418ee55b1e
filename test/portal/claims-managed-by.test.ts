import { expect } from "chai";
import { v4 } from "uuid";
import { claim, day, newer, newPerson, oldest, otherUrn, urn, type Asked } from "../support/claims.ts";
import { onEachDatabase } from "../support/databases.ts";
import { startPortal, type TestPortal } from "../support/portal.ts";

onEachDatabase("a PATCH of managedBy", () => {
  let portal: TestPortal;

  before(async () => {
    portal = await startPortal();
  });

  after(() => portal.stop());

  const person = () => newPerson(portal);

  const own = { managedBy: urn };
  const cases: {
    of: string;
    object: Asked & { managedBy?: string };
    asked: Asked;
    managedBy: string | null;
    after?: number;
    says: string;
  }[] = [
    {
      of: "adopts an object that nobody manages",
      object: {},
      asked: { claim },
      managedBy: urn,
      says: "200",
    },
    {
      of: "re-keys with the object's claim",
      object: { claim, ...own },
      asked: { claim },
      managedBy: otherUrn,
      says: "200",
    },
    {
      of: "changes nothing when it says what is so",
      object: { claim, ...own },
      asked: { claim },
      managedBy: urn,
      says: "200",
    },
    {
      of: "takes over with a newer claim of the same program",
      object: { claim, ...own },
      asked: { claim: newer },
      managedBy: urn,
      says: "200 taken over",
    },
    {
      of: "has lost with an older claim of the same program",
      object: { claim, ...own },
      asked: { claim: oldest },
      managedBy: urn,
      says: "409 claim_lost",
    },
    {
      of: "takes over with a newer claim of the same program at any age: it is asked for, unlike by a create",
      object: { claim, ...own },
      asked: { claim: newer },
      managedBy: urn,
      after: 9 * day,
      says: "200 taken over",
    },
    {
      of: "is refused to another program",
      object: { claim, ...own },
      asked: { claim: newer },
      managedBy: otherUrn,
      says: "409 already_managed",
    },
    {
      of: "releases with the object's claim",
      object: { claim, ...own },
      asked: { claim },
      managedBy: null,
      says: "200",
    },
    { of: "releases for a person", object: { claim, ...own }, asked: {}, managedBy: null, says: "200" },
    {
      of: "does not release with another claim",
      object: { claim, ...own },
      asked: { claim: newer },
      managedBy: null,
      says: "409 claim_lost",
    },
    { of: "needs a claim", object: {}, asked: {}, managedBy: urn, says: "422 validation_failed" },
  ];
  for (const { of, object, asked, managedBy, after = 0, says } of cases) {
    it(of, async () => {
      const { key, create, send, path } = await person();
      const app = await create(
        { ...(object.claim ? { key } : {}), claim: object.claim },
        { managedBy: object.managedBy },
      );
      portal.advance(after);
      const changed = await send(
        "PATCH",
        path(app),
        { ...(asked.claim ? { key } : {}), ...asked },
        { managedBy },
      );
      expect(changed.says).to.equal(says);
      const expected = says.startsWith("200") ? managedBy : (object.managedBy ?? null);
      expect((await send("GET", path(app), {})).managedBy).to.equal(expected);
    });
  }

  it("needs the key beside the claim", async () => {
    const { create, send, path } = await person();
    const app = await create({}, {});
    expect((await send("PATCH", path(app), { claim }, own)).says).to.equal("422 validation_failed");
  });

  it("re-keys so that the old key makes a new object and the new key finds this one", async () => {
    const { key, create, send, path } = await person();
    const app = await create({ key, claim });
    const newKey = v4();
    await send("PATCH", path(app), { key: newKey, claim }, { managedBy: otherUrn });
    expect((await create({ key, claim }, { managedBy: urn, name: "Second" })).says).to.equal("201");
    expect((await create({ key: newKey, claim }, { managedBy: otherUrn })).id).to.equal(app.id);
    const taken = await send("PATCH", path(app), { key, claim }, { managedBy: urn });
    expect(taken.says).to.equal("409 already_managed");
  });

  it("re-keys without making the object younger: the time for a take-over runs on", async () => {
    const { key, create, send, path } = await person();
    const app = await create({ key, claim });
    portal.advance(day - 1);
    await send("PATCH", path(app), { key, claim }, { managedBy: otherUrn });
    portal.advance(1);
    const late = await create({ key, claim: newer }, { managedBy: otherUrn });
    expect(late.says).to.equal("409 already_managed");
    expect((await send("GET", path(app), {})).managedSince).to.equal(app.managedSince);
  });

  it("lets exactly one of two stacks adopt an app at the same time", async () => {
    const { create, send, path } = await person();
    const app = await create({}, {});
    const answers = await Promise.all([
      send("PATCH", path(app), { key: v4(), claim }, { managedBy: urn }),
      send("PATCH", path(app), { key: v4(), claim: newer }, { managedBy: otherUrn }),
    ]);
    expect(answers.map(({ says }) => says).sort()).to.deep.equal(["200", "409 already_managed"]);
    expect(answers.map(({ error }) => error?.message).join()).to.include("urn:pulumi:");
  });
});
