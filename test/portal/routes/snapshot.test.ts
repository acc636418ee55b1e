import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newProgram } from "../../support/program.ts";
import { newApp, newCollaborator, startStage, succeed, type Json } from "../../support/stage.ts";

onEachDatabase("the snapshot", () => {
  let portal: TestPortal;
  let token: string;

  beforeEach(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
  });
  afterEach(() => portal.stop());

  const take = (query = "", headers: Record<string, string> = {}) =>
    portal.send("GET", `/snapshot${query}`, { token, headers });
  const idsOf = (page: Json) => page.items.map(({ app }) => `/apps/${app.id}`);

  it("shows each app as its own addresses show it and what belongs to it", async () => {
    const app = await newApp(portal, token);
    await succeed(portal, token, "POST", `${app}/production-credentials`);
    await succeed(portal, token, "POST", `${app}/production-credentials/secrets`, {
      body: { overlapSeconds: 60 },
    });
    await succeed(portal, token, "POST", `${app}/sandbox`);
    await succeed(portal, token, "POST", `${app}/sandbox/secrets`, { body: { overlapSeconds: 60 } });
    await succeed(portal, token, "POST", `${app}/collaborators`, { body: { email: "bob@example.com" } });
    const bare = await newApp(portal, token);

    const { items, nextCursor } = (await take()).json<Json>();
    expect(items[0]).to.deep.equal({
      app: await succeed(portal, token, "GET", app),
      productionCredentials: await succeed(portal, token, "GET", `${app}/production-credentials`),
      sandbox: await succeed(portal, token, "GET", `${app}/sandbox`),
      collaborators: (await succeed(portal, token, "GET", `${app}/collaborators`)).items,
    });
    expect(items[1]).to.deep.equal({
      app: await succeed(portal, token, "GET", bare),
      productionCredentials: null,
      sandbox: null,
      collaborators: [],
    });
    expect([items.length, nextCursor]).to.deep.equal([2, null]);
  });

  it("holds no secret", async () => {
    const app = await newApp(portal, token);
    const { secret } = await succeed(portal, token, "POST", `${app}/production-credentials`);
    await succeed(portal, token, "POST", `${app}/sandbox`);
    const sandbox = await succeed(portal, token, "GET", `${app}/sandbox/secret`);
    const { text } = await take();
    expect(text).not.to.include(secret);
    expect(text).not.to.include(sandbox.secret);
    expect(text).not.to.include('"secret":');
  });

  it("shows what the caller can see: apps of theirs, apps they were let into, none that is deleted", async () => {
    const email = "bob@example.com";
    const bob = await portal.account(email);
    const shared = await newApp(portal, bob.token);
    await newApp(portal, bob.token);
    const mine = await newApp(portal, token);
    const deleted = await newApp(portal, token);
    await succeed(portal, token, "DELETE", deleted);
    await newCollaborator(portal, bob.token, shared, { email: "owner@example.com", token }, "developer");
    expect(idsOf((await take()).json())).to.have.members([shared, mine]);
  });

  it("shows those of which a program of that prefix manages something, to the letter", async () => {
    const stack = "urn:pulumi:dev_1::shop";
    const managed = await newApp(portal, token, { managedBy: `${stack}::app` });
    await newApp(portal, token, { managedBy: "urn:pulumi:devX1::shop::app" });
    await newApp(portal, token, { managedBy: "URN:PULUMI:DEV_1::SHOP::APP" });
    await newApp(portal, token);
    const withCollaborator = await newApp(portal, token);
    const { managedBy, headers } = newProgram(`${stack}::collaborator`);
    const body = { email: "bob@example.com", managedBy };
    await succeed(portal, token, "POST", `${withCollaborator}/collaborators`, { body, headers });
    const withdrawn = await newApp(portal, token);
    const credentials = newProgram(`${stack}::credentials`);
    const url = `${withdrawn}/production-credentials`;
    await succeed(portal, token, "POST", url, {
      body: { managedBy: credentials.managedBy },
      headers: credentials.headers,
    });
    expect(idsOf((await take(`?managedBy=${stack}`)).json())).to.have.members([
      managed,
      withCollaborator,
      withdrawn,
    ]);
    await succeed(portal, token, "DELETE", url);
    expect(idsOf((await take(`?managedBy=${stack}`)).json())).to.have.members([managed, withCollaborator]);
    expect((await take("?managedBy=none")).json()).to.deep.equal({ items: [], nextCursor: null });
  });

  it("answers 304 until something changes", async () => {
    const app = await newApp(portal, token);
    const { headers } = await take();
    const known = { "if-none-match": String(headers.etag) };
    const same = await take("", known);
    expect([same.status, same.text]).to.deep.equal([304, ""]);
    await succeed(portal, token, "POST", `${app}/sandbox`);
    expect((await take("", known)).status).to.equal(200);
  });

  it("comes in pages of 500", async () => {
    const { id: owner_id } = await succeed(portal, token, "GET", "/me");
    const now = portal.clock().toISOString();
    const columns = { owner_id, description: "An app.", integration_type: "hybrid", category: "other" };
    const rows = Array.from({ length: 501 }, (_, index) => {
      const id = `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`;
      return {
        ...columns,
        id,
        name: id,
        name_key: id,
        deletion_protection: 0 as const,
        created_at: now,
        updated_at: now,
      };
    });
    await portal.store.write((db) => db.insertInto("apps").values(rows).execute());

    const first = (await take()).json<Json>();
    const second = (await take(`?cursor=${first.nextCursor}`)).json<Json>();
    expect([first.items.length, second.items.length, second.nextCursor]).to.deep.equal([500, 1, null]);
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).to.equal(501);
  });
});
