import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { scenarios, type Scenario } from "../../support/scenarios.ts";
import { newApp, startStage, succeed } from "../../support/stage.ts";

onEachDatabase("sandboxes, as OAuth clients,", () => {
  let portal: TestPortal;
  let token: string;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
  });
  after(() => portal.stop());

  async function newWorld() {
    const none = `${await newApp(portal, token)}/sandbox`;
    const held = `${await newApp(portal, token)}/sandbox`;
    await succeed(portal, token, "POST", held);
    return { token, none, held };
  }

  const list: Scenario<Awaited<ReturnType<typeof newWorld>>>[] = [
    {
      name: "take redirect URIs as they are written",
      request: ({ none }) => [
        "POST",
        none,
        { body: { redirectUris: ["https://a.example.com/", "https://a.example.com"] } },
      ],
      status: 201,
      has: { redirectUris: ["https://a.example.com/", "https://a.example.com"] },
    },
    {
      name: "take 50 redirect URIs of 2048 characters",
      request: ({ none }) => ["POST", none, { body: { redirectUris: manyUris(50) } }],
      status: 201,
    },
    {
      name: "take that many in a change too",
      request: ({ held }) => ["PATCH", held, { body: { redirectUris: manyUris(50) } }],
      status: 200,
    },
    {
      name: "take no 51 redirect URIs",
      request: ({ none }) => ["POST", none, { body: { redirectUris: manyUris(51) } }],
      status: 422,
      contains: ['{"field":"redirectUris","message":"must have at most 50 entries"}'],
    },
    {
      name: "take no redirect URI in a change that they would not take at first",
      request: ({ held }) => ["PATCH", held, { body: { redirectUris: ["http://example.com"] } }],
      status: 422,
      contains: ['"field":"redirectUris[0]"'],
    },
    {
      name: "change their redirect URIs",
      request: ({ held }) => ["PATCH", held, { body: { redirectUris: ["https://b.example.com"] } }],
      status: 200,
      has: { redirectUris: ["https://b.example.com"] },
    },
    {
      name: "refuse a change that builds on something else",
      request: ({ held }) => [
        "PATCH",
        held,
        { body: { redirectUris: [] }, headers: { "if-match": '"other"' } },
      ],
      status: 412,
      code: "precondition_failed",
    },
  ];
  scenarios(() => portal, newWorld, list);

  it("tell of a change of their redirect URIs once, and of none that says what is so", async () => {
    const { held } = await newWorld();
    const body = { redirectUris: ["https://b.example.com"] };
    const changed = await succeed(portal, token, "PATCH", held, { body });
    expect(await succeed(portal, token, "PATCH", held, { body })).to.deep.equal(changed);
    expect(await succeed(portal, token, "PATCH", held, { body: {} })).to.deep.equal(changed);
    const { items } = await succeed(portal, token, "GET", held.replace("/sandbox", "/audit-events"));
    const [event, ...others] = items.filter(({ action }) => action === "sandbox.updated");
    expect([event?.detail, others]).to.deep.equal([{ companyId: changed.companyId, ...body }, []]);
  });

  it("keep their redirect URIs when their secret is reset, and not when they are generated again", async () => {
    const { held } = await newWorld();
    const { redirectUris } = await succeed(portal, token, "PATCH", held, { body: { redirectUris: [] } });
    await succeed(portal, token, "POST", `${held}/secret`);
    expect(await succeed(portal, token, "GET", held)).to.deep.include({ redirectUris });
    await succeed(portal, token, "DELETE", held);
    const again = await succeed(portal, token, "POST", held);
    expect(again.redirectUris).to.deep.equal(["http://localhost"]);
  });

  it("show when their secret was used, by which their ETag does not change", async () => {
    const { held } = await newWorld();
    const look = () => portal.send("GET", held, { token });
    const { etag } = (await look()).headers;
    await used();
    const seen = await look();
    expect(seen.json()).to.include({
      secretLastUsedAt: portal.clock().toISOString(),
      secretLastUsedAddress: "192.0.2.1",
    });
    expect(seen.headers.etag).to.equal(etag);
    const request = { token, body: { redirectUris: [] }, headers: { "if-match": String(etag) } };
    const changed = await portal.send("PATCH", held, request);
    expect([changed.status, changed.headers.etag === etag]).to.deep.equal([200, false]);
    expect((await portal.send("PATCH", held, request)).status, "on a stale view").to.equal(412);
    await used();
    const headers = { "if-match": String(changed.headers.etag) };
    expect((await portal.send("DELETE", held, { token, headers })).status).to.equal(204);
  });

  it("show no use of a secret that is new", async () => {
    const { held } = await newWorld();
    await used();
    await succeed(portal, token, "POST", `${held}/secret`);
    expect(await succeed(portal, token, "GET", held)).to.include({
      secretLastUsedAt: null,
      secretLastUsedAddress: null,
    });
  });

  async function used() {
    const now = portal.clock().toISOString();
    const columns = { last_used_at: now, last_used_address: "192.0.2.1" };
    await portal.store.write((db) => db.updateTable("client_secrets").set(columns).execute());
  }
});

function manyUris(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `https://${index}.example.com/`.padEnd(2_048, "x"));
}
