import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { programSecret } from "../../support/program.ts";
import { scenarios, type Scenario } from "../../support/scenarios.ts";
import { newApp, startStage, succeed, type Json } from "../../support/stage.ts";

onEachDatabase("production credentials", () => {
  let portal: TestPortal;
  let token: string;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
  });
  after(() => portal.stop());

  async function newWorld() {
    const app = await newApp(portal, token);
    const secret = programSecret();
    const body = { secretHash: secret.secretHash };
    const empty = await newApp(portal, token);
    const made = await succeed(portal, token, "POST", `${app}/production-credentials`, { body });
    return {
      token,
      url: `${app}/production-credentials`,
      none: `${empty}/production-credentials`,
      made,
      ...secret,
    };
  }
  type World = Awaited<ReturnType<typeof newWorld>>;

  const list: Scenario<World>[] = [
    {
      name: "are active at once, with http://localhost to return to",
      request: ({ none }) => ["POST", none],
      status: 201,
      has: { status: "active", rejectionReason: null, redirectUris: ["http://localhost"], managedBy: null },
    },
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
      name: "take no redirect URI twice",
      request: ({ none }) => [
        "POST",
        none,
        { body: { redirectUris: ["https://a.example.com", "http://localhost", "https://a.example.com"] } },
      ],
      status: 422,
      contains: ['{"field":"redirectUris","message":"must not hold the same entry twice"}'],
    },
    {
      name: "take 50 redirect URIs of 2048 characters",
      request: ({ none }) => ["POST", none, { body: { redirectUris: manyUris(50, 2_048) } }],
      status: 201,
    },
    {
      name: "take no 51 redirect URIs",
      request: ({ none }) => ["POST", none, { body: { redirectUris: manyUris(51, 100) } }],
      status: 422,
      code: "validation_failed",
    },
    {
      name: "take no redirect URI of 2049 characters",
      request: ({ none }) => ["POST", none, { body: { redirectUris: manyUris(1, 2_049) } }],
      status: 422,
    },
    {
      name: "exist once for an app",
      request: ({ url }) => ["POST", url],
      status: 409,
      code: "credentials_exist",
    },
    {
      name: "show nothing of a secret that a program brought",
      request: ({ url }) => ["GET", url],
      status: 200,
      lacks: ({ secret, secretHash }) => [secret, secretHash, '"secret":'],
    },
    {
      name: "are not there before they are requested",
      request: ({ none }) => ["GET", none],
      status: 404,
      code: "not_found",
    },
    {
      name: "change their redirect URIs, not their client id",
      request: ({ url }) => ["PATCH", url, { body: { redirectUris: ["https://b.example.com"] } }],
      status: 200,
      has: { redirectUris: ["https://b.example.com"] },
    },
    {
      name: "do not take a client id",
      request: ({ url }) => ["PATCH", url, { body: { clientId: "mine" } }],
      status: 422,
    },
    {
      name: "refuse a change that builds on something else",
      request: ({ url }) => [
        "PATCH",
        url,
        { body: { redirectUris: [] }, headers: { "if-match": '"other"' } },
      ],
      status: 412,
      code: "precondition_failed",
    },
    {
      name: "refuse to be withdrawn on a stale view",
      request: ({ url }) => ["DELETE", url, { headers: { "if-match": '"other"' } }],
      status: 412,
      code: "precondition_failed",
    },
  ];
  scenarios(() => portal, newWorld, list);

  it("show a secret that the portal made once, in the answer that made it", async () => {
    const { none } = await newWorld();
    const made = await succeed(portal, token, "POST", none);
    expect(made.secret).to.match(/^[\w-]{43}$/);
    expect(made.clientId).to.match(/^[\w-]{43}$/);
    expect(made.currentSecret).to.deep.include({
      number: 1,
      fingerprint: programSecret(made.secret).fingerprint,
    });
    expect((await portal.send("GET", none, { token })).text).not.to.include(made.secret);
  });

  it("name every wrong field at once", async () => {
    const { none } = await newWorld();
    const body = {
      redirectUris: ["http://example.com", "https://*.example.com", 7],
      secretHash: "x",
      secret: "y",
    };
    const { error } = (await portal.send("POST", none, { token, body })).json<Json>();
    const fields = error.fields.map(({ field }) => field).sort();
    expect(fields).to.deep.equal([
      "redirectUris[0]",
      "redirectUris[1]",
      "redirectUris[2]",
      "secret",
      "secretHash",
    ]);
  });

  it("stay as they are when a PATCH says what is so", async () => {
    const { url, made } = await newWorld();
    portal.advance(1_000);
    const body = { redirectUris: made.redirectUris };
    expect(await succeed(portal, token, "PATCH", url, { body })).to.deep.equal(made);
    const events = url.replace("/production-credentials", "/audit-events");
    const { items } = await succeed(portal, token, "GET", events);
    expect(items.map(({ action }) => action)).not.to.include("production_credentials.updated");
  });

  it("kill every secret when they are withdrawn, and come back as another client", async () => {
    const { url, made, secretHash } = await newWorld();
    await succeed(portal, token, "DELETE", url);
    expect((await portal.send("GET", url, { token })).status).to.equal(404);
    expect(await liveSecrets(made.clientId)).to.equal(0);
    const again = await succeed(portal, token, "POST", url, { body: { secretHash } });
    expect(again.clientId).not.to.equal(made.clientId);
    expect(again.currentSecret.number).to.equal(1);
  });

  it("lose their secrets with the app, and come back with the same client id and none", async () => {
    const { url, made } = await newWorld();
    const app = url.replace("/production-credentials", "");
    await succeed(portal, token, "DELETE", app);
    expect(await liveSecrets(made.clientId)).to.equal(0);
    await succeed(portal, token, "POST", `${app}/restore`);
    const restored = await succeed(portal, token, "GET", url);
    expect(restored).to.deep.include({ clientId: made.clientId, status: "active", currentSecret: null });
    expect((await portal.send("POST", `${url}/secrets`, { token })).status).to.equal(201);
  });

  async function liveSecrets(clientId: string): Promise<number> {
    const rows = await portal.store.read((db) =>
      db
        .selectFrom("client_secrets")
        .where("client_id", "=", clientId)
        .where("revoked_at", "is", null)
        .select("id")
        .execute(),
    );
    return rows.length;
  }
});

function manyUris(count: number, length: number): string[] {
  return Array.from({ length: count }, (_, index) => `https://${index}.example.com/`.padEnd(length, "x"));
}
