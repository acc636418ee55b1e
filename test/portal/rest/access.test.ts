import { expect } from "chai";
import { findLiveToken } from "../../../portal/oauth/live-tokens.ts";
import { issueTokens } from "../../../portal/oauth/tokens.ts";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { openSandbox, startRestStage, type RestRequest, type TestSandbox } from "../../support/rest.ts";
import { newApp, succeed } from "../../support/stage.ts";

type Method = Parameters<TestSandbox["send"]>[0];
interface World {
  mine: TestSandbox;
  other: TestSandbox;
  managementToken: string;
}

const refusals: [title: string, request: (world: World) => [Method, string, RestRequest?], status: number][] =
  [
    ["no token", () => ["GET", "/me", { headers: { authorization: undefined } }], 401],
    [
      "an unknown token",
      () => ["GET", "/me", { headers: { authorization: `Bearer ${"x".repeat(43)}` } }],
      401,
    ],
    ["a token that is none", () => ["GET", "/me", { headers: { authorization: "Bearer a b" } }], 401],
    ["a password", () => ["GET", "/me", { headers: { authorization: "Basic YTpi" } }], 401],
    [
      "a management token",
      ({ managementToken }) => ["GET", "/me", { headers: { authorization: `Bearer ${managementToken}` } }],
      401,
    ],
    [
      "a cookie",
      () => ["GET", "/me", { headers: { authorization: undefined, cookie: "devportal_session=a" } }],
      401,
    ],
    [
      "no token, whatever the path",
      () => ["GET", "/nothing", { headers: { authorization: undefined } }],
      401,
    ],
    ["no token, whatever the method", () => ["PUT", "/me", { headers: { authorization: undefined } }], 401],
    [
      "no token, whatever the body",
      ({ mine }) => ["POST", `${mine.project}/rfis`, { headers: { authorization: undefined }, body: {} }],
      401,
    ],
    [
      "no company",
      ({ mine }) => ["GET", mine.project, { headers: { "procore-company-id": undefined } }],
      400,
    ],
    ["an empty company", ({ mine }) => ["GET", mine.project, { headers: { "procore-company-id": "" } }], 400],
    [
      "another sandbox's company",
      ({ mine, other }) => [
        "GET",
        mine.project,
        { headers: { "procore-company-id": String(other.company) } },
      ],
      404,
    ],
    [
      "a company that is no number",
      ({ mine }) => ["GET", mine.project, { headers: { "procore-company-id": "x" } }],
      404,
    ],
    ["another sandbox's project", ({ other }) => ["GET", other.project], 404],
    ["RFIs of another sandbox", ({ other }) => ["GET", `${other.project}/rfis`], 404],
    ["a write to another sandbox", ({ other }) => ["POST", `${other.project}/rfis`, { body: {} }], 404],
    ["users of another company", ({ other }) => ["GET", `/companies/${other.company}/users`], 404],
    ["projects of another company", ({ other }) => ["GET", `/projects?company_id=${other.company}`], 404],
    ["tasks of another project", ({ other }) => ["GET", `/tasks?project_id=${other.projectId}`], 404],
    ["projects of no company", () => ["GET", "/projects"], 400],
    ["tasks of no project", () => ["GET", "/tasks"], 400],
    ["a task to delete of no project", () => ["DELETE", "/tasks/1"], 400],
    ["an id of 0", ({ mine }) => ["GET", `${mine.project}/rfis/0`], 404],
    ["an id with a sign", ({ mine }) => ["GET", `${mine.project}/rfis/-1`], 404],
    ["an id with a fraction", ({ mine }) => ["GET", `${mine.project}/rfis/1.5`], 404],
    ["an id as a power", ({ mine }) => ["GET", `${mine.project}/rfis/1e3`], 404],
    ["an id in hexadecimal", ({ mine }) => ["GET", `${mine.project}/rfis/0x10`], 404],
    [
      "an id that no number is exact for",
      ({ mine }) => ["GET", `${mine.project}/rfis/9007199254740993`],
      404,
    ],
    [
      "an id of a hundred digits",
      ({ mine }) => ["PATCH", `${mine.project}/rfis/${"9".repeat(100)}`, { body: { rfi: {} } }],
      404,
    ],
    ["what is nowhere", () => ["GET", "/nothing"], 404],
    ["a parameter that is none", ({ mine }) => ["GET", `${mine.project}/rfis?pre_page=2`], 400],
    ["a parameter given twice", ({ mine }) => ["GET", `${mine.project}/rfis?page=1&page=2`], 400],
    [
      "a parameter with an odd name",
      ({ mine }) => ["GET", `${mine.project}/rfis?__proto__=2&constructor=3`],
      400,
    ],
    ["a page 0", ({ mine }) => ["GET", `${mine.project}/rfis?page=0`], 400],
    ["pages over the maximum", ({ mine }) => ["GET", `${mine.project}/rfis?per_page=2001`], 400],
    [
      "a body that is no JSON",
      ({ mine }) => ["POST", `${mine.project}/rfis`, { body: "{", headers: json }],
      400,
    ],
    [
      "a form",
      ({ mine }) => [
        "POST",
        `${mine.project}/rfis`,
        { body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } },
      ],
      415,
    ],
    [
      "too large a body",
      ({ mine }) => ["POST", `${mine.project}/rfis`, { body: { rfi: { subject: "x".repeat(70_000) } } }],
      413,
    ],
  ];

const json = { "content-type": "application/json" };

onEachDatabase("the data API of a sandbox refuses", () => {
  let portal: TestPortal;
  let world: World;

  before(async () => {
    const stage = await startRestStage();
    portal = stage.portal;
    const other = await openSandbox(portal, stage.owner.token);
    world = { mine: stage.sandbox, other, managementToken: stage.owner.token };
  });
  after(() => portal.stop());

  for (const [title, request, status] of refusals) {
    it(title, async () => {
      const [method, path, sent] = request(world);
      const answer = await world.mine.send(method, path, sent);
      expect(answer.status, answer.text).to.equal(status);
      expect(answer.json.message).to.be.a("string");
      expect(answer.headers["content-type"]).to.equal("application/json; charset=utf-8");
      const sentNone = sent?.headers && "authorization" in sent.headers && !sent.headers["authorization"];
      const challenge = sentNone ? "Bearer" : 'Bearer error="invalid_token"';
      expect(answer.headers["www-authenticate"]).to.equal(status === 401 ? challenge : undefined);
    });
  }

  it("a method that a path lacks, and names those it has", async () => {
    for (const [method, path, allowed] of [
      ["POST", "/me", "GET, HEAD"],
      ["PUT", `${world.mine.project}/rfis`, "GET, HEAD, POST"],
      ["POST", `${world.mine.project}/rfis/1`, "GET, HEAD, PATCH, DELETE"],
    ] as const) {
      const { status, headers } = await world.mine.send(method, path);
      expect([status, headers["allow"]]).to.deep.equal([405, allowed]);
    }
  });

  it("a token of production", async () => {
    const { managementToken: token, mine } = world;
    const app = await newApp(portal, token);
    await succeed(portal, token, "POST", `${app}/production-credentials`, { body: {} });
    const secret = await portal.store.read((db) =>
      db
        .selectFrom("client_secrets")
        .innerJoin("production_credentials", "production_credentials.client_id", "client_secrets.client_id")
        .select(["client_secrets.id", "client_secrets.client_id", "app_id"])
        .executeTakeFirstOrThrow(),
    );
    const now = portal.clock().toISOString();
    const client = {
      clientId: secret.client_id,
      app: { id: secret.app_id, name: "", ownerId: "" },
      secretId: secret.id,
    };
    const { access_token } = await portal.store.write((db) => issueTokens(db, client, null, now));
    const live = await portal.store.read((db) => findLiveToken(db, access_token, now));
    expect(live?.environment).to.equal("production");
    const answer = await mine.send("GET", "/me", { headers: { authorization: `Bearer ${access_token}` } });
    expect(answer.status).to.equal(401);
  });

  it("a token that has expired, or whose secret was reset", async () => {
    const sandbox = await openSandbox(portal, world.managementToken);
    expect((await sandbox.send("GET", "/me")).status).to.equal(200);
    await succeed(portal, world.managementToken, "POST", `${sandbox.app}/sandbox/secret`, { body: {} });
    expect((await sandbox.send("GET", "/me")).status).to.equal(401);
    const aging = await openSandbox(portal, world.managementToken);
    portal.advance(90 * 60_000);
    expect((await aging.send("GET", "/me")).status).to.equal(401);
  });
});

onEachDatabase("the data API's rate limit", () => {
  it("counts by token, and says as a Unix time when the allowance is whole again", async () => {
    const { portal, owner, sandbox } = await startRestStage({ perSecond: 1, burst: 12 });
    const other = await openSandbox(portal, owner.token);
    try {
      const now = portal.clock().getTime() / 1_000;
      const first = await sandbox.send("GET", "/me");
      expect(first.headers).to.include({
        "x-rate-limit-limit": "12",
        "x-rate-limit-remaining": "11",
        "x-rate-limit-reset": String(now + 1),
      });
      for (let sent = 1; sent < 12; sent++) await sandbox.send("GET", "/nothing");
      const last = await sandbox.send("GET", "/me");
      expect([last.status, last.headers["retry-after"]]).to.deep.equal([429, "1"]);
      expect(last.headers["x-rate-limit-reset"]).to.equal(String(now + 12));
      for (const authorization of [`bearer ${sandbox.token}`, `Bearer   ${sandbox.token} `]) {
        const { status } = await sandbox.send("GET", "/me", { headers: { authorization } });
        expect(status, "the same token, written differently").to.equal(429);
      }
      expect((await other.send("GET", "/me")).status, "another token").to.equal(200);
    } finally {
      await portal.stop();
    }
  });

  it("counts by address where the token is not known", async () => {
    const { portal, sandbox } = await startRestStage({ perSecond: 1, burst: 12 });
    try {
      const guess = (n: number) =>
        sandbox.send("GET", "/me", { headers: { authorization: `Bearer ${String(n).padStart(43, "x")}` } });
      for (let n = 0; n < 12; n++) await guess(n);
      expect((await guess(13)).status).to.equal(429);
      expect((await sandbox.send("GET", "/me")).status).to.equal(200);
    } finally {
      await portal.stop();
    }
  });
});
