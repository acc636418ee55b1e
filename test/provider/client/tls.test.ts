import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { failureOf } from "../../../provider/client/answer.ts";
import { createPortal } from "../../../provider/client/portal.ts";

const settings = { token: "dpt_token", maxRetries: 3, requestTimeout: 5, maxRequestsPerSecond: 0 };

describe("a portal without a TLS connection to be trusted", () => {
  for (const [code, advice] of Object.entries({
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: "NODE_EXTRA_CA_CERTS",
    DEPTH_ZERO_SELF_SIGNED_CERT: "NODE_EXTRA_CA_CERTS",
    CERT_HAS_EXPIRED: "NODE_EXTRA_CA_CERTS",
    ERR_TLS_CERT_ALTNAME_INVALID: "for another host",
    ERR_SSL_WRONG_VERSION_NUMBER: "http:// instead of https://",
  })) {
    it(`is told by ${code}, and not to be started`, () => {
      const failure = { code } as unknown as Parameters<typeof failureOf>[2];
      const { message } = failureOf("[GET] /me", { url: "https://portal", ...settings }, failure);
      expect(message).to.include(code).and.to.include(advice).and.not.to.include("Start it");
    });
  }

  it("is asked once", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const error = await createPortal({ url, ...settings })
      .get("/me")
      .catch((error: unknown) => error);
    server.close();
    expect(error).to.have.property("message").that.includes("http:// instead of https://");
    expect(connections).to.equal(1);
  });
});
