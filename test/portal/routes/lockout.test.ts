import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newProgram } from "../../support/program.ts";
import { newApp, newCollaborator, startStage, succeed, type Json } from "../../support/stage.ts";

onEachDatabase("an app stays in reach", () => {
  let portal: TestPortal;
  let owner: { id: string; token: string };
  let ada: { id: string; email: string; token: string };
  let bob: typeof ada;
  let operator: typeof ada;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    owner = stage.owner;
    ada = await personOf("ada@example.com");
    bob = await personOf("bob@example.com");
    operator = await personOf("operator@example.com", true);
  });
  afterEach(() => setActive(owner, true));
  after(() => portal.stop());

  async function personOf(email: string, operator = false) {
    return { ...(await portal.account(email, { operator })), email };
  }

  const setActive = ({ id }: { id: string }, active: boolean) =>
    portal.store.write((db) =>
      db
        .updateTable("accounts")
        .set({ deactivated_at: active ? null : portal.clock().toISOString() })
        .where("id", "=", id)
        .execute(),
    );

  /** An app with these collaborators. @returns where each of them is. */
  async function teamOf(...members: [person: typeof ada, role: "admin" | "developer"][]) {
    const app = await newApp(portal, owner.token);
    const paths: string[] = [];
    for (const [person, role] of members) {
      paths.push(await newCollaborator(portal, owner.token, app, person, role));
    }
    return { app, paths };
  }

  const refusalOf = ({ status, text }: { status: number; text: string }) =>
    status < 300 ? status : (JSON.parse(text) as Json & { error: { message: string } }).error;

  describe("for a program that runs with a collaborator's token", () => {
    /** The program that manages Ada, with the owner's token at first and hers afterwards. */
    async function programOfAda(role: "admin" | "developer" = "admin") {
      const { app, paths } = await teamOf([ada, role]);
      const { headers, managedBy } = newProgram();
      const path = paths[0] ?? "";
      await succeed(portal, owner.token, "PATCH", path, { body: { managedBy }, headers });
      return { app, path, headers };
    }

    for (const [does, method, body] of [
      ["removing her", "DELETE"],
      ["making her a developer", "PATCH", { role: "developer" }],
    ] as const) {
      it(`is not lost by ${does}`, async () => {
        const { app, path, headers } = await programOfAda();
        const answer = await portal.send(method, path, { token: ada.token, body, headers });
        expect(refusalOf(answer)).to.deep.include({
          code: "self_lockout",
          message:
            "The program runs with a token of ada@example.com, who would lose this app, or the right to manage it: the program " +
            "could not go on. Run it with the token of the owner or of another admin, or leave in the portal.",
        });
        expect((await succeed(portal, ada.token, "GET", app)).role).to.equal("admin");
      });
    }

    it("is not lost by removing her where she is a developer", async () => {
      const { path, headers } = await programOfAda("developer");
      const answer = await portal.send("DELETE", path, { token: ada.token, headers });
      expect(refusalOf(answer)).to.include({ code: "self_lockout" });
    });

    it("may be left by her without the program, and by the program with the owner's token", async () => {
      const byHand = await programOfAda();
      expect((await portal.send("DELETE", byHand.path, { token: ada.token })).status).to.equal(204);
      const { path, headers } = await programOfAda();
      const body = { role: "developer" };
      await succeed(portal, owner.token, "PATCH", path, { body, headers });
      await succeed(portal, owner.token, "DELETE", path, { headers });
    });

    it("is not said to be lost by a program that has lost the collaborator to another", async () => {
      const { path } = await programOfAda();
      const { headers } = newProgram();
      const answer = await portal.send("DELETE", path, { token: ada.token, headers });
      expect(refusalOf(answer)).to.include({ code: "claim_lost" });
    });
  });

  describe("when its owner is deactivated", () => {
    const leaves = (path: string | undefined, { token }: { token: string }) =>
      portal.send("DELETE", path ?? "", { token });

    it("because the last admin may not leave", async () => {
      const { app, paths } = await teamOf([ada, "admin"], [bob, "developer"]);
      await setActive(owner, false);
      expect(refusalOf(await leaves(paths[0], ada))).to.deep.include({
        code: "last_admin",
        message:
          "ada@example.com is the last admin of this app who can sign in, and its owner, owner@example.com, is deactivated: " +
          "nobody could manage the app. Make somebody else an admin first, or ask the portal's operator.",
      });
      expect((await succeed(portal, ada.token, "GET", app)).role).to.equal("admin");
    });

    it("because an admin who is deactivated, or has not accepted, does not count", async () => {
      const { app, paths } = await teamOf([ada, "admin"], [bob, "admin"]);
      const body = { email: "invited@example.com", role: "admin" };
      await succeed(portal, owner.token, "POST", `${app}/collaborators`, { body });
      await setActive(owner, false);
      await setActive(bob, false);
      const answer = await leaves(paths[0], ada);
      await setActive(bob, true);
      expect(refusalOf(answer)).to.include({ code: "last_admin" });
    });

    it("though of two admins one may leave, but not both, even at once", async () => {
      const { paths } = await teamOf([ada, "admin"], [bob, "admin"]);
      await setActive(owner, false);
      const answers = await Promise.all([leaves(paths[0], ada), leaves(paths[1], bob)]);
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, 409]);
    });

    it("though a developer may leave, and the last admin may remove one", async () => {
      const { app, paths } = await teamOf([ada, "admin"], [bob, "developer"]);
      const other = await newCollaborator(portal, owner.token, app, operator, "admin");
      await setActive(owner, false);
      expect((await leaves(paths[1], bob)).status).to.equal(204);
      expect((await leaves(other, ada)).status).to.equal(204);
    });

    it("unless the last admin is an operator, who can let the owner in again", async () => {
      const { paths } = await teamOf([operator, "admin"]);
      await setActive(owner, false);
      expect((await leaves(paths[0], operator)).status).to.equal(204);
    });
  });

  it("where the owner is active, though no admin is left", async () => {
    const { paths } = await teamOf([ada, "admin"]);
    expect((await portal.send("DELETE", paths[0] ?? "", { token: ada.token })).status).to.equal(204);
  });
});
