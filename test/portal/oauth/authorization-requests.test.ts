import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import type { Params } from "../../support/oauth-requests.ts";
import { succeed } from "../../support/stage.ts";
import { visitor } from "../../support/visitor.ts";

const uri = "https://client.example/call/Back";
const challenge = "A".repeat(43);

onEachDatabase("the authorization endpoint", () => {
  let oauth: OAuth;
  let client: TestClient;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production([uri]);
  });
  after(() => oauth.portal.stop());

  /** Asks for a page as somebody who is signed in. */
  const get = async (of: TestClient, params: Params) =>
    (await visitor(oauth.portal).signInAs(oauth.person)).get(oauth.authorizeUrl(of, params));

  async function expectErrorPage(of: TestClient, params: Params) {
    const { status, location, headers, text } = await get(of, params);
    expect([status, location], text).to.deep.equal([400, undefined]);
    expect(headers["content-type"]).to.match(/^text\/html/);
    expect(headers["cache-control"]).to.equal("no-store");
    expect(text)
      .not.to.match(/http-equiv/i)
      .and.not.to.include("evil.example/");
  }

  const mismatches: [name: string, asked: string][] = [
    ["with a trailing slash", `${uri}/`],
    ["in another case", uri.toLowerCase()],
    ["with the host in another case", uri.replace("client", "CLIENT")],
    ["with another port", uri.replace(".example", ".example:8443")],
    ["with the default port written out", uri.replace(".example", ".example:443")],
    ["with another scheme", uri.replace("https", "http")],
    ["that it is the beginning of", `${uri}/more`],
    ["that is its beginning", uri.slice(0, -1)],
    ["with a query", `${uri}?a=1`],
    ["with an empty query", `${uri}?`],
    ["with a fragment", `${uri}#a`],
    ["with a percent-encoded character", uri.replace("Back", "%42ack")],
    ["with a path that leads back", uri.replace("/call", "/call/../call")],
    ["with a user name", uri.replace("client", "user@client")],
    ["with white space after it", `${uri} `],
    ["of another host", "https://evil.example/call/Back"],
    ["with a NUL character", `${uri}\0`],
    ["with a line break", `${uri}\r\nset-cookie: a=b`],
    ["of a host below", uri.replace("client.example", "client.example.evil.example")],
    ["that is a script", "javascript:alert(1)"],
    ["out of band, when that is not registered", "urn:ietf:wg:oauth:2.0:oob"],
  ];
  for (const [name, redirect_uri] of mismatches) {
    it(`RFC 6749, 3.1.2.3: sends nobody to a redirect URI ${name}`, async () => {
      await expectErrorPage(client, { redirect_uri, state: "s" });
    });
  }

  const unanswerable: [name: string, params: Params][] = [
    ["3.1.2.4: a redirect URI given twice", { redirect_uri: [uri, "https://evil.example/"] }],
    ["3.1.2.4: the same redirect URI twice", { redirect_uri: [uri, uri] }],
    ["4.1.2.1: an unknown client", { client_id: "nobody" }],
    ["4.1.2.1: no client", { client_id: undefined }],
    ["4.1.2.1: an empty client", { client_id: "" }],
    ["3.1: a client given twice", { client_id: ["a", "b"] }],
  ];
  for (const [name, params] of unanswerable) {
    it(`RFC 6749, ${name} gets a page and no redirect`, () => expectErrorPage(client, params));
  }

  it("RFC 6749, 4.1.2.1: sends nobody to a client that is gone", async () => {
    const { portal, owner } = oauth;
    const withdrawn = await oauth.production();
    await succeed(portal, owner.token, "DELETE", `${withdrawn.app}/production-credentials`);
    await expectErrorPage(withdrawn, {});
    const deleted = await oauth.production();
    await succeed(portal, owner.token, "DELETE", deleted.app);
    await expectErrorPage(deleted, {});
    await succeed(portal, owner.token, "POST", `${deleted.app}/restore`);
    expect((await get(deleted, {})).status).to.equal(200);
  });

  it("RFC 6749, 3.1.2.3: a redirect URI may be left out if one is registered", async () => {
    for (const redirect_uri of [undefined, ""]) {
      const { location = "" } = await oauth.decide(client, oauth.person, { redirect_uri });
      expect(location.startsWith(`${uri}?`), location).to.equal(true);
    }
  });

  it("RFC 6749, 3.1.2.3: a redirect URI may not be left out if several or none are registered", async () => {
    await expectErrorPage(await oauth.production([uri, `${uri}/2`]), { redirect_uri: undefined });
    await expectErrorPage(await oauth.production([]), { redirect_uri: undefined });
  });

  const refused: [name: string, params: Params, error: string][] = [
    ["RFC 6749, 3.1.1: no response_type", { response_type: undefined }, "invalid_request"],
    ["RFC 6749, 3.1.1: an empty response_type", { response_type: "" }, "invalid_request"],
    ["RFC 6749, 3.1.1: response_type token", { response_type: "token" }, "unsupported_response_type"],
    [
      "RFC 6749, 3.1.1: response_type code token",
      { response_type: "code token" },
      "unsupported_response_type",
    ],
    ["RFC 6749, 3.1.1: response_type id_token", { response_type: "id_token" }, "unsupported_response_type"],
    ["RFC 6749, 3.1.1: response_type CODE", { response_type: "CODE" }, "unsupported_response_type"],
    ["RFC 6749, 3.1: response_type twice", { response_type: ["code", "code"] }, "invalid_request"],
    ["RFC 6749, 3.1: a scope twice", { scope: ["", ""] }, "invalid_request"],
    ["RFC 6749, 3.3: a scope", { scope: "read" }, "invalid_scope"],
    ["RFC 7636, 4.3: no method, which means plain", { code_challenge: challenge }, "invalid_request"],
    [
      "RFC 7636, 4.4.1: the method plain",
      { code_challenge: challenge, code_challenge_method: "plain" },
      "invalid_request",
    ],
    [
      "RFC 7636, 4.4.1: an unknown method",
      { code_challenge: challenge, code_challenge_method: "s256" },
      "invalid_request",
    ],
    [
      "RFC 7636, 4.2: a challenge that is too short",
      { code_challenge: challenge.slice(1), code_challenge_method: "S256" },
      "invalid_request",
    ],
    [
      "RFC 7636, 4.2: a challenge that is too long",
      { code_challenge: `${challenge}A`, code_challenge_method: "S256" },
      "invalid_request",
    ],
    [
      "RFC 7636, 4.2: a challenge in the other base64",
      { code_challenge: `${challenge.slice(1)}+`, code_challenge_method: "S256" },
      "invalid_request",
    ],
    [
      "RFC 7636, 4.3: a challenge twice",
      { code_challenge: [challenge, challenge], code_challenge_method: "S256" },
      "invalid_request",
    ],
  ];
  for (const [name, params, error] of refused) {
    it(`${name} is told to the client (${error})`, async () => {
      const { status, location = "", text, headers } = await get(client, { state: "a b", ...params });
      expect(status, text).to.be.oneOf([302, 303]);
      expect(location.startsWith(`${uri}?`), location).to.equal(true);
      const { searchParams } = new URL(location);
      expect(Object.fromEntries(searchParams)).to.include({ error, state: "a b", iss: "http://localhost" });
      expect([...searchParams.keys()]).to.have.members(["error", "error_description", "state", "iss"]);
      expect(searchParams.get("error_description")).to.match(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
      expect(headers["cache-control"]).to.equal("no-store");
    });
  }

  for (const [name, state] of [
    ["given twice", ["a", "b"]],
    ["with a control character", "a\0b"],
    ["that is no UTF-8", "a\ufffdb"],
  ] as const) {
    it(`RFC 6749, 3.1: a state ${name} is told to the client (invalid_request)`, async () => {
      const { location = "" } = await get(client, { state: [state].flat() });
      expect(location.startsWith(`${uri}?`), location).to.equal(true);
      expect(new URL(location).searchParams.get("error")).to.equal("invalid_request");
    });
  }

  for (const status of ["pending", "rejected"] as const) {
    it(`RFC 6749, 4.1.2.1: credentials that are ${status} are told of to the client (unauthorized_client)`, async () => {
      const waiting = await oauth.production();
      await oauth.portal.store.write((db) =>
        db
          .updateTable("production_credentials")
          .set({ status })
          .where("client_id", "=", waiting.id)
          .execute(),
      );
      const { location = "" } = await get(waiting, {});
      expect(new URL(location).searchParams.get("error")).to.equal("unauthorized_client");
    });
  }

  it("RFC 6749, 3.1: parameters that it does not know change nothing", async () => {
    const extra = {
      prompt: "none",
      response_mode: "fragment",
      nonce: "a",
      resource: ["a", "b"],
      request: "x",
      "a[b]": "c",
    };
    const { location = "" } = await oauth.decide(client, oauth.person, extra);
    expect([...new URL(location).searchParams.keys()]).to.have.members(["code", "iss"]);
  });
});
