import { expect } from "chai";
import { path } from "../../../provider/client/path.ts";
import { createPortal } from "../../../provider/client/portal.ts";
import { json, startFaultServer } from "../../support/fault-server.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("the portal's client", () => {
  let server: Awaited<ReturnType<typeof startFaultServer>>;
  const connect = (more: { url?: string; maxRequestsPerSecond?: number } = {}) =>
    createPortal({
      url: server.url,
      token: "dpt_token",
      maxRetries: 0,
      requestTimeout: 5,
      maxRequestsPerSecond: 0,
      ...more,
    });

  before(async () => void (server = await startFaultServer()));
  after(() => server.stop());

  it("sends token, key, claim and version as headers, and the body as JSON", async () => {
    server.answers(json(201, { id: "1" }));
    const write = { key: "urn:1", claim: "the claim", ifMatch: "v1" };
    expect(await connect().post("/apps", { name: "a" }, write)).to.deep.equal({ id: "1" });
    expect(server.seen[0]).to.deep.include({ method: "POST", url: "/api/v1/apps", body: '{"name":"a"}' });
    expect(server.seen[0]?.headers).to.include({
      authorization: "Bearer dpt_token",
      "content-type": "application/json",
      "devportal-claim": "the claim",
      "if-match": '"v1"',
    });
    expect(server.seen[0]?.headers["idempotency-key"]).to.match(UUID);
  });

  it("makes the same key of the same declaration, and another of another", async () => {
    server.answers(json(201, { id: "1" }));
    for (const key of ["urn:1", "urn:1", "urn:2"]) await connect().post("/apps", {}, { key });
    const [first, second, third] = server.seen.map(({ headers }) => headers["idempotency-key"]);
    expect(first).to.equal(second).and.not.to.equal(third);
  });

  it("tells of every write that succeeded, and of a take-over", async () => {
    const told: boolean[] = [];
    const write = { key: "k", written: (takenOver: boolean) => told.push(takenOver) };
    server.answers(
      json(200, { id: "1" }, { "devportal-taken-over": "true" }),
      json(200, { id: "1" }),
      json(409, { error: { code: "claim_lost", message: "Lost." } }),
    );
    await connect().post("/apps", {}, write);
    await connect().patch("/apps/1", {}, write);
    await connect()
      .delete("/apps/1", write)
      .catch(() => undefined);
    expect(told).to.deep.equal([true, false]);
  });

  it("sends bytes with their own type", async () => {
    server.answers(json(200, {}));
    await connect().put("/apps/1/logo", Buffer.from("GIF"), { contentType: "image/png" });
    expect(server.seen[0]).to.have.property("body", "GIF");
    expect(server.seen[0]?.headers).to.have.property("content-type", "image/png");
  });

  it("sends a DELETE without a body or its type", async () => {
    server.answers((response) => void response.writeHead(204).end());
    await connect().delete("/apps/1");
    expect(server.seen[0]?.headers).not.to.have.any.keys(
      "content-type",
      "content-length",
      "transfer-encoding",
    );
  });

  it("reads a list over all its pages", async () => {
    server.answers(
      json(200, { items: [1, 2], nextCursor: "c/2" }),
      json(200, { items: [3], nextCursor: null }),
    );
    expect(await connect().list("/apps", { name: "a b" })).to.deep.equal([1, 2, 3]);
    expect(server.seen.map(({ url }) => url)).to.deep.equal([
      "/api/v1/apps?name=a+b&limit=500",
      "/api/v1/apps?name=a+b&limit=500&cursor=c%2F2",
    ]);
  });

  it("keeps the path below the portal's address", async () => {
    server.answers(json(200, {}));
    await connect({ url: `${server.url}/portal/` }).get(path`/apps/${"a/b?c"}/sandbox`);
    expect(server.seen[0]).to.have.property("url", "/portal/api/v1/apps/a%2Fb%3Fc/sandbox");
  });

  it("does not go faster than maxRequestsPerSecond", async () => {
    server.answers(json(200, {}));
    const portal = connect({ maxRequestsPerSecond: 50 });
    await Promise.all(Array.from({ length: 11 }, () => portal.get("/me")));
    const times = server.seen.map(({ at }) => at);
    expect(Math.max(...times) - Math.min(...times)).to.be.at.least(180);
  });

  it("does not send requests to this machine through a proxy", async () => {
    const proxy = await startFaultServer();
    proxy.answers(json(200, {}));
    server.answers(json(200, { id: "direct" }));
    process.env.http_proxy = proxy.url;
    try {
      expect(await connect().get("/me")).to.deep.equal({ id: "direct" });
      expect(proxy.seen).to.deep.equal([]);
    } finally {
      delete process.env.http_proxy;
      await proxy.stop();
    }
  });
});
