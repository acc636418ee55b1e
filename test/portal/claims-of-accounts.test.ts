import { expect } from "chai";
import { claim, newer, newPerson, oldest, urn } from "../support/claims.ts";
import { onEachDatabase } from "../support/databases.ts";
import { startPortal, type TestPortal } from "../support/portal.ts";
import { newCollaborator } from "../support/stage.ts";

onEachDatabase("the keys of an account", () => {
  let portal: TestPortal;
  before(async () => {
    portal = await startPortal();
  });
  after(() => portal.stop());

  /** An app of Ada's program, and Bob as an admin of it. */
  async function given() {
    const [ada, bob] = [await newPerson(portal), await newPerson(portal)];
    const made = await ada.create({ key: ada.key, claim });
    const app = ada.path(made);
    const membership = await newCollaborator(portal, ada.token, app, bob, "admin");
    const transfer = () => ada.send("POST", `${app}/transfer`, {}, { email: bob.email });
    return { ada, bob, app, id: made.id, membership, transfer };
  }

  /** The same, and Bob's program has taken the app over from Ada's. */
  async function adopted() {
    const world = await given();
    const { ada, bob, app } = world;
    await ada.send("PATCH", app, {}, { managedBy: null });
    const asked = { key: bob.key, claim };
    expect((await bob.send("PATCH", app, asked, { managedBy: urn })).says).to.equal("200");
    return world;
  }

  it("let a transferred app go: the former owner's declaration makes a new one", async () => {
    const { ada, id, transfer } = await given();
    expect((await transfer()).says).to.equal("200");
    const next = await ada.create({ key: ada.key, claim: newer });
    expect(next.says).to.equal("201");
    expect(next.id).not.to.equal(id);
  });

  it("are not what lets a state write: a transferred app is managed as before", async () => {
    const { ada, bob, app, transfer } = await given();
    await transfer();
    const written = await ada.send("PATCH", app, { claim }, { description: "New." });
    expect([written.says, written.managedBy]).to.deep.equal(["200", urn]);
    expect((await bob.send("PATCH", app, { claim: oldest }, { description: "No." })).says).to.equal(
      "409 claim_lost",
    );
    const healed = await bob.send("PATCH", app, { key: bob.key, claim }, { managedBy: urn });
    expect(healed.says).to.equal("200");
    expect((await bob.create({ key: bob.key, claim })).id).to.equal(healed.id);
  });

  for (const how of ["leaves", "is removed"]) {
    it(`are free again for a member who ${how}`, async () => {
      const { ada, bob, app, membership, id } = await adopted();
      const inside = { key: bob.key, claim };
      const own = await bob.send("POST", `${app}/sandbox`, inside, { managedBy: urn });
      expect(own.says).to.equal("201");
      await (how === "leaves" ? bob : ada).send("DELETE", membership, {});
      const next = await bob.create({ key: bob.key, claim: newer });
      expect(next.says).to.equal("201");
      expect(next.id).not.to.equal(id);
      const held = await portal.store.read((db) =>
        db.selectFrom("sandboxes").select("idempotency_key").where("app_id", "=", String(id)).execute(),
      );
      expect(held).to.deep.equal([{ idempotency_key: null }]);
      expect((await ada.send("GET", app, {})).managedBy).to.equal(urn);
    });
  }

  it("take nothing over where the account may no longer write", async () => {
    const { ada, bob, app, membership } = await adopted();
    await ada.send("PATCH", membership, {}, { role: "developer" });
    expect((await bob.create({ key: bob.key, claim: newer })).says).to.equal("403 forbidden");
    expect((await bob.create({ key: bob.key, claim })).says).to.equal("403 forbidden");
    expect((await ada.send("PATCH", app, { claim }, { description: "Mine." })).says).to.equal("200");
  });

  it("do not stand in the way of a restore by somebody else", async () => {
    const { ada, bob, app } = await adopted();
    await ada.send("DELETE", app, {});
    expect((await bob.create({ key: bob.key, claim: newer })).says).to.equal("201");
    const restored = await ada.send("POST", `${app}/restore`, {});
    expect([restored.says, restored.managedBy]).to.deep.equal(["200", null]);
  });
});
