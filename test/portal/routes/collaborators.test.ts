import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newProgram, nextRun } from "../../support/program.ts";
import { scenarios, type Scenario } from "../../support/scenarios.ts";
import { newApp, newCollaborator, startStage, succeed, type Json } from "../../support/stage.ts";

onEachDatabase("collaborators", () => {
  let portal: TestPortal;
  let token: string;
  let bob: { email: string; token: string };
  let carol: { email: string; token: string };

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
    bob = { ...(await portal.account("bob@example.com")) };
    carol = { ...(await portal.account("carol@example.com")) };
  });
  after(() => portal.stop());

  /** An app to which Bob is invited and in which Carol is an admin. */
  async function newWorld() {
    const app = await newApp(portal, token);
    const url = `${app}/collaborators`;
    const body = { email: bob.email };
    const invited = await succeed(portal, token, "POST", url, { body });
    const accepted = await newCollaborator(portal, token, app, carol, "admin");
    return { token, app, url, pending: `${url}/${invited.id}`, accepted, invited };
  }
  type World = Awaited<ReturnType<typeof newWorld>>;

  const list: Scenario<World>[] = [
    {
      name: "are invited as developers unless said otherwise",
      request: ({ url }) => ["POST", url, { body: { email: "New.Person@Example.com" } }],
      status: 201,
      has: {
        email: "New.Person@Example.com",
        role: "developer",
        status: "pending",
        acceptedAt: null,
        managedBy: null,
      },
    },
    {
      name: "are not told apart by the case of their address",
      request: ({ url }) => ["POST", url, { body: { email: "BOB@example.com" } }],
      status: 409,
      code: "collaborator_exists",
    },
    {
      name: "do not include the owner",
      request: ({ url }) => ["POST", url, { body: { email: "Owner@example.com" } }],
      status: 409,
      code: "collaborator_is_owner",
    },
    {
      name: "cannot be made owners",
      request: ({ pending }) => ["PATCH", pending, { body: { role: "owner" } }],
      status: 422,
      code: "validation_failed",
    },
    {
      name: "need an address",
      request: ({ url }) => ["POST", url, { body: { email: "bob" } }],
      status: 422,
      code: "validation_failed",
    },
    {
      name: "are found by their address",
      request: ({ url }) => ["GET", `${url}?email=CAROL@example.com`],
      status: 200,
      has: { nextCursor: null },
      lacks: () => [bob.email],
    },
    {
      name: "change role while they are pending",
      request: ({ pending }) => ["PATCH", pending, { body: { role: "admin" } }],
      status: 200,
      has: { role: "admin", status: "pending" },
    },
    {
      name: "do not change their own role",
      request: ({ accepted }) => ["PATCH", accepted, { token: carol.token, body: { role: "developer" } }],
      status: 403,
      code: "forbidden",
    },
    {
      name: "may leave",
      request: ({ accepted }) => ["DELETE", accepted, { token: carol.token }],
      status: 204,
    },
    {
      name: "do not see the app while they are pending",
      request: ({ app }) => ["GET", app, { token: bob.token }],
      status: 404,
      code: "not_found",
    },
    {
      name: "have no invitation to withdraw once they have accepted",
      request: ({ accepted }) => ["DELETE", `${accepted}/invitation`],
      status: 409,
      code: "invitation_not_pending",
    },
    {
      name: "have none to send again either",
      request: ({ accepted }) => ["POST", `${accepted}/invitation`],
      status: 409,
      code: "invitation_not_pending",
    },
    {
      name: "refuse a change that builds on something else",
      request: ({ pending }) => [
        "PATCH",
        pending,
        { body: { role: "admin" }, headers: { "if-match": '"other"' } },
      ],
      status: 412,
      code: "precondition_failed",
    },
    {
      name: "do not inherit an app before they accept",
      request: ({ app }) => ["POST", `${app}/transfer`, { body: { email: bob.email } }],
      status: 409,
      code: "not_a_collaborator",
    },
  ];
  scenarios(() => portal, newWorld, list);

  it("include a developer who leaves, though developers manage nobody", async () => {
    const { app } = await newWorld();
    const email = "dave@example.com";
    const dave = await portal.account(email);
    const path = await newCollaborator(portal, token, app, dave, "developer");
    expect((await portal.send("DELETE", path, { token: dave.token })).status).to.equal(204);
    expect((await portal.send("GET", app, { token: dave.token })).status).to.equal(404);
  });

  describe("transferring ownership", () => {
    const transfer = ({ app }: World) =>
      portal.send("POST", `${app}/transfer`, { token, body: { email: "Carol@example.com" } });

    it("makes the collaborator the owner, and the former owner an admin", async () => {
      const world = await newWorld();
      const app = (await transfer(world)).json<Json>();
      expect([app.owner.email, app.role]).to.deep.equal([carol.email, "admin"]);
      expect((await succeed(portal, carol.token, "GET", world.app)).role).to.equal("owner");
      const { items } = await succeed(portal, carol.token, "GET", world.url);
      const members = items.map(({ email, role, status }) => [email, role, status]);
      expect(members).to.deep.equal([
        [bob.email, "developer", "pending"],
        ["owner@example.com", "admin", "accepted"],
      ]);
      expect((await transfer(world)).status).to.equal(403);
    });

    it("is refused when the new owner has an app of that name", async () => {
      const world = await newWorld();
      const { name } = await succeed(portal, token, "GET", world.app);
      await newApp(portal, carol.token, { name: name.toUpperCase() });
      expect((await transfer(world)).json<Json>().error.code).to.equal("app_name_taken");
      expect((await succeed(portal, token, "GET", world.app)).role).to.equal("owner");
    });
  });

  describe("of a program", () => {
    it("are invited once, and pass to the next run, after which the former may not write", async () => {
      const { url } = await newWorld();
      const program = newProgram();
      const create = ({ managedBy, headers }: typeof program) =>
        portal.send("POST", url, { token, body: { email: "once@example.com", managedBy }, headers });
      const answers = await Promise.all([1, 2, 3].map(() => create(program)));
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 200, 201]);
      const later = nextRun(program);
      const taken = await create(later);
      expect(taken.headers["devportal-taken-over"]).to.equal("true");

      const path = `${url}/${taken.json<Json>().id}`;
      const late: [method: "POST" | "PATCH" | "DELETE", path: string, body?: object][] = [
        ["POST", url, { email: "once@example.com" }],
        ["PATCH", path, { role: "admin" }],
        ["POST", `${path}/invitation`],
        ["DELETE", `${path}/invitation`],
        ["DELETE", path],
      ];
      for (const [method, to, body] of late) {
        const answer = await portal.send(method, to, { token, body, headers: program.headers });
        expect(answer.json<Json>().error.code, `${method} ${to}`).to.equal("claim_lost");
      }
      await succeed(portal, token, "DELETE", path, { headers: later.headers });
    });

    it("are adopted, and given back with their role", async () => {
      const { pending } = await newWorld();
      const { headers, managedBy } = newProgram();
      await succeed(portal, token, "PATCH", pending, { body: { managedBy, role: "admin" }, headers });
      const body = { managedBy: null, role: "developer" };
      const released = await succeed(portal, token, "PATCH", pending, { body, headers });
      expect(released).to.deep.include({ managedBy: null, role: "developer" });
    });
  });
});
