import { expect } from "chai";
import { permissions } from "../../../portal/permissions.ts";
import { onDatabases, onEachDatabase } from "../../support/databases.ts";
import { startStageInTurn } from "../../support/in-turn.ts";
import type { TestPortal, TestRequest } from "../../support/portal.ts";
import { newApp, newCollaborator, startStage, succeed, type Json } from "../../support/stage.ts";

type Method = Parameters<TestPortal["send"]>[0];
type Person = "owner" | "admin" | "developer" | "pending" | "stranger" | "removed";

interface Row {
  route: `${string} /apps/{appId}${string}`;
  /** Who may; members who may not get 403, everybody else 404. */
  may: Person[];
  body?: unknown;
  headers?: Record<string, string>;
  /** Whether the app is deleted, so that only its owner sees it. */
  deleted?: boolean;
}

const members: Person[] = ["owner", "admin", "developer"];
const administrators: Person[] = ["owner", "admin"];
const others: Person[] = ["pending", "stranger", "removed"];
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** The permission table, said once more in the words of a person who reads it in the pages. */
const table: Row[] = [
  { route: "GET /apps/{appId}", may: members },
  { route: "GET /apps/{appId}/logo", may: members },
  { route: "GET /apps/{appId}/production-credentials", may: members },
  { route: "GET /apps/{appId}/production-credentials/secrets", may: members },
  { route: "GET /apps/{appId}/sandbox", may: members },
  { route: "GET /apps/{appId}/sandbox/secret", may: members },
  { route: "GET /apps/{appId}/sandbox/secrets", may: members },
  { route: "GET /apps/{appId}/collaborators", may: members },
  { route: "GET /apps/{appId}/collaborators/{collaboratorId}", may: members },

  { route: "PATCH /apps/{appId}", may: administrators, body: { description: "Other." } },
  {
    route: "PUT /apps/{appId}/logo",
    may: administrators,
    body: png,
    headers: { "content-type": "image/png" },
  },
  { route: "DELETE /apps/{appId}/logo", may: administrators },
  { route: "POST /apps/{appId}/production-credentials", may: administrators },
  { route: "PATCH /apps/{appId}/production-credentials", may: administrators, body: { redirectUris: [] } },
  { route: "DELETE /apps/{appId}/production-credentials", may: administrators },
  { route: "POST /apps/{appId}/production-credentials/secrets", may: administrators },
  { route: "DELETE /apps/{appId}/production-credentials/secrets/{secretId}", may: administrators },
  { route: "POST /apps/{appId}/sandbox", may: administrators },
  { route: "PATCH /apps/{appId}/sandbox", may: administrators, body: { redirectUris: [] } },
  { route: "DELETE /apps/{appId}/sandbox", may: administrators },
  { route: "POST /apps/{appId}/sandbox/secret", may: administrators },
  { route: "POST /apps/{appId}/sandbox/secrets", may: administrators },
  { route: "DELETE /apps/{appId}/sandbox/secrets/{secretId}", may: administrators },
  { route: "POST /apps/{appId}/collaborators", may: administrators, body: { email: "new@example.com" } },
  {
    route: "PATCH /apps/{appId}/collaborators/{collaboratorId}",
    may: administrators,
    body: { role: "admin" },
  },
  { route: "DELETE /apps/{appId}/collaborators/{collaboratorId}", may: administrators },
  { route: "POST /apps/{appId}/collaborators/{collaboratorId}/invitation", may: administrators },
  { route: "DELETE /apps/{appId}/collaborators/{collaboratorId}/invitation", may: administrators },
  { route: "GET /apps/{appId}/audit-events", may: administrators },

  { route: "DELETE /apps/{appId}", may: ["owner"] },
  { route: "POST /apps/{appId}/restore", may: ["owner"], deleted: true },
  { route: "POST /apps/{appId}/transfer", may: ["owner"], body: { email: "admin@example.com" } },
];

// Viewing a sandbox's secret is a write too: it is written down.
const reads = ({ route }: Row) => route.startsWith("GET") && !route.endsWith("/sandbox/secret");

/** Routes about an app for which a role in it makes no difference. */
const operatorRoutes = [
  "POST /apps/{appId}/production-credentials/approve",
  "POST /apps/{appId}/production-credentials/reject",
];

onEachDatabase("permissions", () => describePermissions(startStage));
onDatabases(["PostgreSQL"], "permissions, asked of two processes in turn,", () =>
  describePermissions(startStageInTurn),
);

function describePermissions(start: typeof startStage): void {
  let portal: TestPortal;
  let tokens: Record<Person, string>;

  before(async () => {
    const stage = await start();
    portal = stage.portal;
    const tokenOf = async (person: Person) => (await portal.account(`${person}@example.com`)).token;
    tokens = {
      owner: stage.owner.token,
      admin: await tokenOf("admin"),
      developer: await tokenOf("developer"),
      pending: await tokenOf("pending"),
      stranger: await tokenOf("stranger"),
      removed: await tokenOf("removed"),
    };
  });
  after(() => portal.stop());

  /** An app with all that a route can be about, except what the route itself makes. */
  async function setTheStage({ route, deleted }: Row): Promise<(path: string) => string> {
    const { owner } = tokens;
    const app = await newApp(portal, owner);
    const join = (person: Person, role: string) =>
      newCollaborator(portal, owner, app, { email: `${person}@example.com`, token: tokens[person] }, role);
    await join("admin", "admin");
    await join("developer", "developer");
    await succeed(portal, owner, "DELETE", await join("removed", "admin"));
    const invited = { body: { email: "pending@example.com", role: "developer" } };
    const { id: collaboratorId } = await succeed(portal, owner, "POST", `${app}/collaborators`, invited);

    const ids: Record<string, string> = { collaboratorId };
    for (const part of ["production-credentials", "sandbox"]) {
      if (route === `POST /apps/{appId}/${part}`) continue;
      const made = await succeed(portal, owner, "POST", `${app}/${part}`);
      if (route.includes(`/${part}/`)) ids["secretId"] = made.currentSecret.id;
    }
    await succeed(portal, owner, "PUT", `${app}/logo`, {
      body: png,
      headers: { "content-type": "image/png" },
    });
    portal.advance(60_000);
    if (deleted) await succeed(portal, owner, "DELETE", app);
    return (path) =>
      path.replace("/apps/{appId}", app).replace(/\{(\w+)\}/, (_, name: string) => ids[name] ?? "");
  }

  function ask({ route, body, headers }: Row, person: Person, pathOf: (path: string) => string) {
    const [method = "", path = ""] = route.split(" ");
    const request: TestRequest = { token: tokens[person], body, headers };
    return portal.send(method, pathOf(path), request);
  }

  for (const row of table) {
    describe(row.route, () => {
      it(`lets in ${row.may.join(", ")}`, async () => {
        let pathOf = await setTheStage(row);
        for (const person of row.may) {
          if (person !== row.may[0] && !row.route.startsWith("GET")) pathOf = await setTheStage(row);
          const { status, text } = await ask(row, person, pathOf);
          expect(status, `${person}: ${text}`).to.be.within(200, 299);
        }
      });

      it(`${reads(row) ? "holds nothing" : "holds the app"} while it looks`, async () => {
        const pathOf = await setTheStage(row);
        const held: string[] = [];
        const { rowLock } = portal.store.dialect;
        portal.store.dialect = {
          ...portal.store.dialect,
          rowLock: (...tables) => (held.push(...tables), rowLock(...tables)),
        };
        await ask(row, "owner", pathOf);
        expect(held.includes("apps")).to.equal(!reads(row));
      });

      it("answers 403 to members who may not, and 404 to everybody else", async () => {
        const pathOf = await setTheStage(row);
        const outside = row.deleted ? [...others, "admin" as const, "developer" as const] : others;
        for (const person of members.filter((each) => !row.may.includes(each) && !outside.includes(each))) {
          const answer = await ask(row, person, pathOf);
          expect([answer.status, answer.json<Json>().error.code], person).to.deep.equal([403, "forbidden"]);
        }
        for (const person of outside) {
          const answer = await ask(row, person, pathOf);
          expect([answer.status, answer.json<Json>().error.code], person).to.deep.equal([404, "not_found"]);
        }
      });
    });
  }

  it("are walked for every route about an app", async () => {
    const { paths } = (await portal.app.inject("/openapi.json")).json<Json>();
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace("/api/v1", "")}`),
    );
    const aboutApps = routes.filter((route) => route.includes("{appId}") && !route.startsWith("HEAD "));
    expect(aboutApps).to.have.members([...table.map(({ route }) => route), ...operatorRoutes]);
  });

  it("tells in a refusal which role may not do what", async () => {
    const app = await newApp(portal, tokens.owner);
    await newCollaborator(
      portal,
      tokens.owner,
      app,
      { email: "developer@example.com", token: tokens.developer },
      "developer",
    );
    const { text } = await portal.send("DELETE", `${app}/sandbox`, { token: tokens.developer });
    expect(text).to.include(
      `Your role in this app is developer: it may not ${permissions.manageSandbox.does}.`,
    );
  });

  it("are those of the role at the moment of the request, whatever the token was made for", async () => {
    const app = await newApp(portal, tokens.owner);
    const admin = { email: "admin@example.com", token: tokens.admin };
    const path = await newCollaborator(portal, tokens.owner, app, admin, "admin");
    const change = () => portal.send("PATCH", app, { token: tokens.admin, body: { description: "Mine." } });
    expect((await change()).status).to.equal(200);
    await succeed(portal, tokens.owner, "PATCH", path, { body: { role: "developer" } });
    expect((await change()).status).to.equal(403);
    await succeed(portal, tokens.owner, "DELETE", path);
    expect((await change()).status).to.equal(404);
  });

  describe("of a token", () => {
    const needs: [scope: "read" | "write" | "secrets", Method, string][] = [
      ["read", "GET", "/production-credentials"],
      ["write", "POST", "/production-credentials/secrets"],
      ["secrets", "GET", "/sandbox/secret"],
      ["write", "POST", "/sandbox/secret"],
      ["read", "GET", "/sandbox/secrets"],
      ["write", "POST", "/sandbox/secrets"],
    ];
    for (const [scope, method, path] of needs) {
      it(`must include ${scope} for ${method} ${path}`, async () => {
        const app = await newApp(portal, tokens.owner);
        await succeed(portal, tokens.owner, "POST", `${app}/production-credentials`);
        await succeed(portal, tokens.owner, "POST", `${app}/sandbox`);
        const { id } = await succeed(portal, tokens.owner, "GET", "/me");
        const every = ["read", "write", "secrets", "operator"] as const;
        const token = await portal.token(id, { as: every.filter((each) => each !== scope) });
        const refused = await portal.send(method, app + path, { token });
        expect([refused.status, refused.json<Json>().error.code]).to.deep.equal([403, "insufficient_scope"]);
        const enough = await portal.token(id, { as: [scope] });
        expect((await portal.send(method, app + path, { token: enough })).status).to.be.below(300);
      });
    }

    it("that is limited to some apps finds no other, not even its own account's", async () => {
      const [inside, outside] = [await newApp(portal, tokens.owner), await newApp(portal, tokens.owner)];
      const { id } = await succeed(portal, tokens.owner, "GET", "/me");
      const token = await portal.token(id, { appIds: [inside.replace("/apps/", "")] });
      expect((await portal.send("POST", `${inside}/sandbox`, { token })).status).to.equal(201);
      expect((await portal.send("POST", `${outside}/sandbox`, { token })).status).to.equal(404);
    });
  });
}
