import { expect } from "chai";
import { v7 } from "uuid";
import type { App } from "../../../portal/apps/app.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { startPortal, type TestPortal } from "../../support/portal.ts";

const card = { name: "Tracker", description: "Tracks.", integrationType: "embedded", category: "bim" };

onEachDatabase("apps", () => {
  let portal: TestPortal;
  let count = 0;

  before(async () => {
    portal = await startPortal();
  });

  after(() => portal.stop());

  /** A person and an app of theirs. */
  async function given(settings: object = {}) {
    const { token, id } = await portal.account(`ada${++count}@example.com`);
    const app = (await portal.send("POST", "/apps", { token, body: { ...card, ...settings } })).json<
      App & Record<string, unknown>
    >();
    return { token, accountId: id, app, path: `/apps/${app.id}` };
  }

  it("holds every setting of its creation, and changes each", async () => {
    const settings = {
      ...card,
      supportEmail: "help@example.com",
      supportPhone: "+1 (555) 010-00",
      siteUrl: "https://example.com/",
      deletionProtection: true,
    };
    const { token, path, app } = await given(settings);
    expect(app).to.include(settings);
    expect(app).to.deep.include({ logo: null, role: "owner", managedBy: null, deletedAt: null });
    const changed = {
      ...settings,
      name: "Other",
      description: "Else.",
      integrationType: "hybrid",
      category: "other",
      supportEmail: null,
      supportPhone: "55555",
      siteUrl: null,
      deletionProtection: false,
    };
    portal.advance(1_000);
    const { updatedAt } = (await portal.send("PATCH", path, { token, body: changed })).json<App>();
    const read = (await portal.send("GET", path, { token })).json<App>();
    expect(read).to.include(changed);
    expect(read.updatedAt).to.equal(updatedAt);
    expect(read.updatedAt > read.createdAt).to.equal(true);
  });

  it("tells names of one owner apart without regard to case, and gives a deleted app's name free", async () => {
    const { token, path } = await given();
    const again = { token, body: { ...card, name: "TRACKER" } };
    expect((await portal.send("POST", "/apps", again)).json()).to.have.nested.property(
      "error.code",
      "app_name_taken",
    );
    expect((await portal.send("PATCH", path, again)).status).to.equal(200);
    await portal.send("DELETE", path, { token });
    expect((await portal.send("POST", "/apps", again)).status).to.equal(201);
    const restore = await portal.send("POST", `${path}/restore`, { token });
    expect(restore.status).to.equal(409);
    expect(
      (await portal.send("POST", `${path}/restore`, { token, body: { name: "Third" } })).json(),
    ).to.include({ name: "Third", deletedAt: null });
    expect((await portal.send("POST", `${path}/restore`, { token })).status).to.equal(409);
  });

  it("restores a deleted app for 30 days, for its owner only", async () => {
    const { token, path, app } = await given();
    const stranger = await portal.account(`eve${++count}@example.com`);
    await portal.send("DELETE", path, { token });
    expect((await portal.send("GET", path, { token })).status).to.equal(404);
    const listed = (await portal.send("GET", "/apps?deleted=true", { token })).json<{ items: App[] }>();
    expect(listed.items.map(({ id }) => id)).to.deep.equal([app.id]);
    expect((await portal.send("POST", `${path}/restore`, { token: stranger.token })).status).to.equal(404);
    portal.advance(30 * 24 * 3_600_000);
    expect((await portal.send("POST", `${path}/restore`, { token })).status).to.equal(410);
    expect((await portal.send("GET", "/apps?deleted=true", { token })).json()).to.deep.include({ items: [] });
    portal.advance(-1);
    expect((await portal.send("POST", `${path}/restore`, { token })).status).to.equal(200);
    portal.advance(-30 * 24 * 3_600_000 + 1);
  });

  it("refuses to delete a protected app until its owner lifts the protection", async () => {
    const { token, path } = await given({ deletionProtection: true });
    const refused = await portal.send("DELETE", path, { token });
    expect(refused.json()).to.have.nested.property("error.code", "deletion_protected");
    await portal.send("PATCH", path, { token, body: { deletionProtection: false } });
    expect((await portal.send("DELETE", path, { token })).status).to.equal(204);
    expect((await portal.send("DELETE", path, { token })).status).to.equal(404);
  });

  it("pages through a list that grows meanwhile, and shows each app once", async () => {
    const { token } = await given({ name: "App 0" });
    for (const n of [1, 2, 3, 4])
      await portal.send("POST", "/apps", { token, body: { ...card, name: `App ${n}` } });
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = cursor ? `&cursor=${cursor}` : "";
      const page = (await portal.send("GET", `/apps?limit=2${query}`, { token })).json<{
        items: App[];
        nextCursor: string | null;
      }>();
      seen.push(...page.items.map(({ name }) => name));
      if (seen.length === 2) await portal.send("POST", "/apps", { token, body: { ...card, name: "App 5" } });
      cursor = page.nextCursor;
    }
    expect(seen).to.deep.equal(["App 0", "App 1", "App 2", "App 3", "App 4", "App 5"]);
    expect((await portal.send("GET", "/apps?cursor=nonsense", { token })).json()).to.have.nested.property(
      "error.code",
      "invalid_cursor",
    );
    expect((await portal.send("GET", "/apps?limit=501", { token })).status).to.equal(422);
  });

  it("finds apps by name without regard to case, and only those the caller sees", async () => {
    const { token, app } = await given();
    await given();
    const found = (await portal.send("GET", "/apps?name=tracker", { token })).json<{ items: App[] }>();
    expect(found.items.map(({ id }) => id)).to.deep.equal([app.id]);
  });

  for (const [what, body] of [
    ["nothing", {}],
    ["what is so", { ...card, siteUrl: null, deletionProtection: false, managedBy: null }],
  ] as const) {
    it(`leaves an app as it is, and writes nothing down, when a PATCH says ${what}`, async () => {
      const { token, path, app } = await given();
      portal.advance(1_000);
      expect((await portal.send("PATCH", path, { token, body })).json()).to.deep.equal(app);
      const { items } = (await portal.send("GET", `${path}/audit-events`, { token })).json<{ items: [] }>();
      expect(items).to.have.length(1);
    });
  }

  it("honours If-Match, whose tag changes with the app", async () => {
    const { token, path } = await given();
    const { etag } = (await portal.send("GET", path, { token })).headers;
    const patch = (description: string) =>
      portal.send("PATCH", path, { token, body: { description }, headers: { "if-match": String(etag) } });
    expect((await patch("First.")).status).to.equal(200);
    const second = await patch("Second.");
    expect(second.json()).to.have.nested.property("error.code", "precondition_failed");
    expect(
      (await portal.send("DELETE", path, { token, headers: { "if-match": String(etag) } })).status,
    ).to.equal(412);
    expect((await portal.send("GET", path, { token })).text).to.include("First.");
  });

  it("makes one app of 50 creates with one key at once", async () => {
    const { token } = await given();
    const headers = { "idempotency-key": v7(), "devportal-claim": v7() };
    const body = { ...card, name: "Once", managedBy: "urn:pulumi:dev::shop::devportal:App::once" };
    const responses = await Promise.all(
      Array.from({ length: 50 }, () => portal.send("POST", "/apps", { token, body, headers })),
    );
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).to.deep.equal([...Array.from({ length: 49 }, () => 200), 201]);
    expect(new Set(responses.map((response) => response.json<App>().id)).size).to.equal(1);
  });

  it("writes down who did what, for the owner also after the app was deleted", async () => {
    const { token, accountId, path } = await given();
    await portal.send("PATCH", path, { token, body: { description: "New." } });
    await portal.send("DELETE", path, { token });
    const { items } = (await portal.send("GET", `${path}/audit-events`, { token })).json<{
      items: { action: string; account: { id: string }; tokenId: string; address: string; detail: unknown }[];
    }>();
    expect(items.map(({ action }) => action)).to.deep.equal(["app.created", "app.updated", "app.deleted"]);
    for (const { account, tokenId, address } of items) {
      expect(account.id).to.equal(accountId);
      expect([tokenId, address].every(Boolean)).to.equal(true);
    }
    expect(items[1]?.detail).to.deep.equal({ description: "New." });
  });
});
