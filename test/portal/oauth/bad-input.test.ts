import { expect } from "chai";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { onEachDatabase } from "../../support/databases.ts";
import { hostileBodies } from "../../support/hostile-bodies.ts";
import { inBody, oauthOf, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { expectError } from "../../support/oauth-requests.ts";
import { startPortal } from "../../support/portal.ts";

onEachDatabase("what no client should send", () => {
  let oauth: OAuth;
  let client: TestClient;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
  });
  after(() => oauth.portal.stop());

  const grant_type = "authorization_code";
  for (const [path, parameter, more] of [
    ["/oauth/token", "code", { grant_type, redirect_uri: "x" }],
    ["/oauth/revoke", "token", {}],
    ["/oauth/introspect", "token", {}],
  ] as const) {
    for (const { name, sent, status } of hostileBodies) {
      it(`is answered at ${path} by one clear error: ${name}`, async () => {
        const answer = await oauth.send(path, sent({ ...inBody(client), ...more }, parameter));
        if (status === undefined) expect(answer.status, answer.text).to.be.within(400, 499);
        const errors = ["invalid_request", ...(status ? [] : ["invalid_grant", "invalid_client"])];
        expectError(answer, errors, status ?? answer.status);
      });
    }
  }

  it("leaves no trace of a prototype that JSON brought along", async () => {
    await oauth.send("/oauth/token", {
      raw: {
        body: `{"__proto__":{"grant_type":"client_credentials"},${JSON.stringify(inBody(client)).slice(1)}`,
        type: "application/json",
      },
    });
    expect(({} as Record<string, unknown>)["grant_type"]).to.equal(undefined);
  });

  it("over a connection: headers that are too large are answered with 431", async () => {
    await oauth.portal.app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = oauth.portal.app.server.address() as AddressInfo;
    const status = await new Promise((resolve, reject) => {
      const headers = {
        authorization: `Basic ${"A".repeat(100_000)}`,
        "content-type": "application/x-www-form-urlencoded",
      };
      request({ port, path: "/oauth/token", method: "POST", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on("error", reject)
        .end("grant_type=client_credentials");
    });
    expect(status).to.equal(431);
  });

  for (const [name, query] of [
    ["a NUL character", "client_id=a%00b"],
    ["bytes that are no UTF-8", "client_id=%ff"],
    ["a percent sign that begins nothing", "client_id=%zz"],
    ["a prototype", "__proto__=a&client_id=b&constructor=c"],
    ["a thousand parameters", Array.from({ length: 1_000 }, (_, n) => `p${n}=1`).join("&")],
    ["markup", "client_id=%3Cscript%3E&redirect_uri=javascript:alert(1)"],
  ] as const) {
    it(`is answered by a page at /oauth/authorize: ${name}`, async () => {
      const { status, headers, text } = await oauth.send(`/oauth/authorize?${query}`, {
        headers: { accept: "text/html" },
      });
      expect([status, headers.location], text).to.deep.equal([400, undefined]);
      expect(headers["content-type"]).to.match(/^text\/html/);
      expect(text).not.to.include("<script>").and.not.to.include("javascript:alert");
    });
  }

  it("is told to whoever sends too much, in the form of the RFC, with when to try again", async () => {
    const portal = await startPortal({ rateLimit: { perSecond: 0.1, burst: 5 } });
    const hasty = oauthOf(portal, await portal.account("hasty@example.com"));
    const client = await hasty.production();
    const ask = () => hasty.token(client, { grant_type: "client_credentials" });
    // The first one shows that it is a client, which then counts for itself.
    expect((await ask()).status).to.equal(200);
    const answers = [await ask(), await ask(), await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200, 200, 429]);
    const last = answers.at(-1)!;
    expectError(last, "temporarily_unavailable", 429);
    expect(last.headers["retry-after"]).to.equal("10");
    portal.advance(10_000);
    expect((await ask()).status).to.equal(200);
    await portal.stop();
  });

  it("costs whoever guesses at clients their own allowance, and no client's", async () => {
    const portal = await startPortal({ rateLimit: { perSecond: 0.1, burst: 5 } });
    const there = oauthOf(portal, await portal.account("there@example.com"));
    const client = await there.production();
    const own = () => there.token(client, { grant_type: "client_credentials" });
    expect((await own()).status).to.equal(200);
    const guesses = [];
    for (let guess = 0; guess < 6; guess++) {
      guesses.push((await there.token({ ...client, id: `guess-${guess}` }, {})).status);
    }
    expect(guesses).to.deep.equal([401, 401, 401, 401, 429, 429]);
    expect((await own()).status).to.equal(200);
    await portal.stop();
  });
});
