import { expect } from "chai";
import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onEachDatabase } from "../support/databases.ts";
import { startPortal, type TestPortal } from "../support/portal.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const everywhere = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-rate-limit-limit": "2",
  "x-rate-limit-remaining": "1",
};

onEachDatabase("what is hardly a request", () => {
  let portal: TestPortal;
  let token: string;
  let port: number;

  beforeEach(async () => {
    portal = await startPortal({ rateLimit: { perSecond: 1, burst: 2 } });
    ({ token } = await portal.account("ada@example.com"));
    await portal.app.listen({ host: "127.0.0.1", port: 0 });
    ({ port } = portal.app.server.address() as AddressInfo);
  });

  afterEach(() => portal.stop());

  const paths = {
    "a path that cannot be decoded": "/apps/%zz",
    "an id that is too long": `/apps/${"x".repeat(200)}`,
  };
  for (const [name, path] of Object.entries(paths)) {
    it(`is answered and counted like any other: ${name}`, async () => {
      const { status, headers, json } = await portal.send("GET", path, { token });
      expect([status, json()]).to.have.nested.property("1.error.code", "not_found");
      expect(headers["x-request-id"]).to.match(uuid);
      expect(headers).to.include(everywhere);
      await portal.send("GET", path, { token });
      expect((await portal.send("GET", path, { token })).status).to.equal(429);
      expect(
        (await portal.send("GET", path, { token, headers: { host: "rebound.example.com" } })).status,
      ).to.equal(429);
    });
  }

  async function send(raw: string) {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    socket.write(raw);
    const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
    const [status = "", ...lines] = head.split("\r\n");
    const headers = Object.fromEntries(
      lines.map((line) => {
        const [name = "", value = ""] = line.split(": ");
        return [name.toLowerCase(), value];
      }),
    );
    return {
      status: Number(status.split(" ")[1]),
      headers,
      body: JSON.parse(body) as { error: Record<string, string> },
    };
  }

  const refused: { name: string; raw: string; status: number; code: string }[] = [
    { name: "what is not HTTP", raw: "HELO example.com\r\n\r\n", status: 400, code: "malformed_request" },
    {
      name: "what names no host",
      raw: "GET /healthz HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n",
      status: 400,
      code: "malformed_request",
    },
    {
      name: "headers that are too large",
      raw: `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
      status: 431,
      code: "headers_too_large",
    },
  ];
  for (const { name, raw, ...answer } of refused) {
    it(`is answered in the form of every refusal, and counted: ${name}`, async () => {
      const { status, headers, body } = await send(raw);
      expect({ status, code: body.error["code"] }).to.deep.equal(answer);
      expect(body.error["requestId"]).to.match(uuid).and.to.equal(headers["x-request-id"]);
      expect(headers).to.include({ ...everywhere, connection: "close" });
      expect(headers["content-type"]).to.match(/^application\/json/);
      await send(raw);
      expect((await send(raw)).status).to.equal(429);
    });
  }
});
