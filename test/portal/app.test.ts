import { expect } from "chai";
import { contentTypes } from "../../portal/apps/logo.ts";
import { catalogue } from "../../portal/errors.ts";
import { onEachDatabase } from "../support/databases.ts";
import { startPortal, type TestPortal } from "../support/portal.ts";
import { scenarios } from "../support/scenarios.ts";

const card = { name: "Tracker", description: "Tracks.", integrationType: "embedded", category: "bim" };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

onEachDatabase("the API", () => {
  let portal: TestPortal;
  let token: string;

  before(async () => {
    portal = await startPortal();
    ({ token } = await portal.account("ada@example.com"));
  });

  after(() => portal.stop());

  const json = { "content-type": "application/json" };

  scenarios(
    () => portal,
    async () => ({ token }),
    [
      {
        name: "says that it does not know a path",
        request: () => ["GET", "/nothing"],
        status: 404,
        code: "not_found",
      },
      {
        name: "takes an id that is none for one it does not know",
        request: () => ["GET", "/apps/x'--"],
        status: 404,
        contains: ["You can see no app here."],
      },
      {
        name: "names the methods of a path",
        request: () => ["PUT", "/apps"],
        status: 405,
        code: "method_not_allowed",
        contains: ["GET, HEAD, POST"],
      },
      {
        name: "names the methods of a path to who asks for its options",
        request: () => ["OPTIONS", "/apps"],
        status: 405,
        contains: ["GET, HEAD, POST"],
      },
      {
        name: "refuses a query parameter that it does not know",
        request: () => ["GET", "/apps?nmae=x"],
        status: 422,
        contains: ["nmae is not a parameter here"],
      },
      {
        name: "refuses a query parameter where it takes none",
        request: () => ["GET", "/me?full=true"],
        status: 422,
        contains: ["full is not a parameter here"],
      },
      {
        name: "says what an owner must be",
        request: () => ["GET", "/apps?owner=you"],
        status: 422,
        contains: ["owner must be me"],
      },
      {
        name: "takes no length for a body that is longer as a fault of its JSON",
        request: () => [
          "POST",
          "/apps",
          { body: JSON.stringify(card), headers: { ...json, "content-length": "5" } },
        ],
        status: 400,
        code: "malformed_request",
        contains: ["Content-Length"],
      },
      {
        name: "says that a list is too long, and nothing of its entries",
        request: () => [
          "POST",
          "/apps/x/production-credentials",
          { body: { redirectUris: Array.from({ length: 200_000 }, () => 1) } },
        ],
        status: 422,
        contains: ['"fields":[{"field":"redirectUris","message":"must have at most 50 entries"}]'],
      },
      {
        name: "names 50 of many wrong fields, and how many more there are",
        request: () => [
          "PATCH",
          "/apps/x",
          { body: Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`field${index}`, 1])) },
        ],
        status: 422,
        contains: ["field49 is not a field here", "… and 10 more."],
        lacks: ["field50"],
      },
      {
        name: "refuses what is not JSON",
        request: () => ["POST", "/apps", { body: "{", headers: json }],
        status: 400,
        code: "malformed_json",
      },
      {
        name: "refuses a prototype in JSON",
        request: () => ["POST", "/apps", { body: '{"__proto__":{}}', headers: json }],
        status: 400,
      },
      {
        name: "refuses plain text",
        request: () => ["POST", "/apps", { body: "x", headers: { "content-type": "text/plain" } }],
        status: 415,
        code: "unsupported_media_type",
      },
      {
        name: "refuses forms",
        request: () => [
          "POST",
          "/apps",
          { body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } },
        ],
        status: 415,
      },
      {
        name: "refuses a body of 65 kB",
        request: () => ["POST", "/apps", { body: { name: "n".repeat(65_536) } }],
        status: 413,
        code: "payload_too_large",
        lacks: () => ["nnnn"],
      },
      {
        name: "takes a DELETE with the JSON type and no body",
        request: () => ["DELETE", "/apps/x", { headers: json }],
        status: 404,
      },
      {
        name: "refuses an Idempotency-Key that is no UUID",
        request: () => ["POST", "/apps", { body: card, headers: { "idempotency-key": "1" } }],
        status: 422,
        contains: ["idempotency-key must be a UUID"],
      },
      {
        name: "refuses a claim that has no order",
        request: () => [
          "POST",
          "/apps",
          { body: card, headers: { "devportal-claim": "7f3b6d5e-0000-4000-8000-000000000000" } },
        ],
        status: 422,
        contains: ["devportal-claim must be a version 7 UUID"],
      },
      {
        name: "ignores cookies",
        request: ({ token }) => ["GET", "/me", { token: undefined, headers: { cookie: `token=${token}` } }],
        status: 401,
      },
      {
        name: "answers to an address",
        request: () => ["GET", "/me", { headers: { host: "[::1]:8080" } }],
        status: 200,
      },
      {
        name: "refuses a host that is not its own",
        request: () => ["GET", "/me", { headers: { host: "rebound.example.com" } }],
        status: 421,
        code: "unknown_host",
      },
    ],
  );

  it("marks every answer with a request id, which is in the log, and keeps it out of caches", async () => {
    for (const path of ["/me", "/nothing"]) {
      const { headers } = await portal.send("GET", path, { token });
      expect(headers["x-request-id"]).to.match(uuid);
      expect(headers).to.include({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
      expect(headers).to.include.keys("x-rate-limit-limit", "x-rate-limit-remaining", "x-rate-limit-reset");
      expect(portal.log.join("")).to.include(String(headers["x-request-id"]));
    }
  });

  it("says its health without a token, to GET alone", async () => {
    for (const url of ["/healthz", "/readyz", "/openapi.json"]) {
      expect((await portal.app.inject({ url })).statusCode, url).to.equal(200);
      const { statusCode, headers } = await portal.app.inject({ url, method: "POST" });
      expect([statusCode, headers.allow], url).to.deep.equal([405, "GET, HEAD"]);
    }
  });

  it("takes an If-Match only as it was given: a weak tag names no version to write to", async () => {
    const { token } = await portal.account("weak@example.com");
    const { headers, json } = await portal.send("POST", "/apps", { token, body: card });
    const rename = (tag: string) =>
      portal.send("PATCH", `/apps/${String(json()["id"])}`, {
        token,
        body: { name: "Renamed" },
        headers: { "if-match": tag },
      });
    expect((await rename(`W/${String(headers.etag)}`)).status).to.equal(412);
    expect((await rename(String(headers.etag))).status).to.equal(200);
  });

  it("hides the cause of a failure of its own, and logs it", async () => {
    const broken = await startPortal();
    const { token } = await broken.account("ada@example.com");
    broken.store.read = () => Promise.reject(new Error("a planted cause"));
    const response = await broken.send("GET", "/me", { token });
    expect(response.status).to.equal(500);
    expect(response.json()).to.have.nested.property("error.message", catalogue.internal.message);
    expect(response.text).not.to.include("a planted cause");
    expect(broken.log.join("")).to.include("a planted cause");
    expect((await broken.app.inject({ url: "/readyz" })).statusCode).to.equal(503);
    await broken.stop();
  });

  it("describes every route that it has, with the scope it needs", async () => {
    const document = (await portal.app.inject({ url: "/openapi.json" })).json<{
      openapi: string;
      paths: Record<
        string,
        Record<string, { description: string; security: unknown; requestBody?: unknown }>
      >;
    }>();
    expect(document.openapi).to.equal("3.1.0");
    expect(document.paths).to.include.keys("/api/v1/me", "/api/v1/apps", "/api/v1/apps/{appId}/logo");
    expect(document.paths).not.to.include.keys("/healthz");
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const { description, security } of Object.values(methods)) {
        expect(description, path).to.match(/^Scope: `(read|write|secrets|operator)`\.$/);
        expect(security).to.deep.equal([{ token: [] }]);
      }
    }
    expect(document.paths["/api/v1/me"]?.["get"]).not.to.have.property("parameters");
    const logo = document.paths["/api/v1/apps/{appId}/logo"]?.["put"]?.requestBody;
    expect(logo)
      .to.have.property("content")
      .that.has.all.keys(...Object.values(contentTypes));
    const newApp = JSON.stringify(document.paths["/api/v1/apps"]?.["post"]?.requestBody);
    expect(newApp).to.include('"maxLength":80').and.to.include("Whether deletion is refused.");
  });
});
