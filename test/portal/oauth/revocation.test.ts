import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { granted, inBody, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import {
  expectError,
  expectNotKept,
  type Answered,
  type OAuthJson,
  type Params,
  type Sent,
} from "../../support/oauth-requests.ts";

onEachDatabase("revocation (RFC 7009)", () => {
  let oauth: OAuth;
  let client: TestClient;
  let other: TestClient;
  let tokens: OAuthJson;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
    other = await oauth.production();
  });
  beforeEach(async () => {
    tokens = await oauth.tokens(client, oauth.person);
  });
  after(() => oauth.portal.stop());

  function expectDone(answer: Answered) {
    expect([answer.status, answer.text]).to.deep.equal([200, "{}"]);
    expectNotKept(answer);
  }

  const forms: [name: string, sent: (params: Params) => Sent][] = [
    ["a form, by HTTP Basic", (form) => ({ form, basic: [client.id, client.secret] })],
    ["a form, by the body", (form) => ({ form: { ...form, ...inBody(client) } })],
    ["multipart/form-data", (form) => ({ multipart: { ...form, ...inBody(client) } })],
    ["JSON", (form) => ({ json: { ...form, ...inBody(client) } })],
  ];
  for (const [name, sent] of forms) {
    it(`2.1: takes ${name}, and answers {}`, async () => {
      expectDone(await oauth.send("/oauth/revoke", sent({ token: tokens.access_token })));
      expect(await oauth.lives(tokens)).to.equal(false);
    });
  }

  for (const kind of ["access_token", "refresh_token"] as const) {
    for (const token_type_hint of [undefined, "access_token", "refresh_token", "nonsense"]) {
      it(`2.1: of the ${kind} ends both and the family, with the hint ${token_type_hint ?? "left out"}`, async () => {
        const second = granted(await oauth.refresh(client, tokens.refresh_token));
        const form = { token: second[kind], token_type_hint };
        expectDone(await oauth.send("/oauth/revoke", { form, basic: [client.id, client.secret] }));
        expect([await oauth.lives(tokens), await oauth.lives(second)]).to.deep.equal([false, false]);
        expectError(await oauth.refresh(client, second.refresh_token), "invalid_grant");
      });
    }
  }

  it("2.1: of a token that was refreshed ends the family", async () => {
    const second = granted(await oauth.refresh(client, tokens.refresh_token));
    expectDone(await oauth.revoke(client, tokens.refresh_token));
    expect(await oauth.lives(second)).to.equal(false);
  });

  it("2.1: of an access token that has expired still ends what it came with", async () => {
    oauth.portal.advance(5_400_000);
    expectDone(await oauth.revoke(client, tokens.access_token));
    expectError(await oauth.refresh(client, tokens.refresh_token), "invalid_grant");
  });

  it("2.1: of a client's own token ends that one and no other", async () => {
    const [own, second] = [await oauth.ownTokens(client), await oauth.ownTokens(client)];
    expectDone(await oauth.revoke(client, own.access_token));
    expect([await oauth.lives(own), await oauth.lives(second), await oauth.lives(tokens)]).to.deep.equal([
      false,
      true,
      true,
    ]);
  });

  it("2.2: of an unknown token, of one that is revoked already and of a code is done", async () => {
    const code = await oauth.code(client, oauth.person);
    for (const token of ["unknown", "x".repeat(5_000), code, tokens.access_token, tokens.access_token]) {
      expectDone(await oauth.revoke(client, token));
    }
  });

  it("2.1: of another client's token is done, and leaves it alone", async () => {
    expectDone(await oauth.revoke(other, tokens.access_token));
    expectDone(await oauth.revoke(other, tokens.refresh_token));
    expect(await oauth.lives(tokens)).to.equal(true);
    granted(await oauth.refresh(client, tokens.refresh_token));
  });

  it("2.1: leaves the other families of the same person and client alone", async () => {
    const bystander = await oauth.tokens(client, oauth.person);
    expectDone(await oauth.revoke(client, tokens.access_token));
    expect(await oauth.lives(bystander)).to.equal(true);
  });

  const refused: [name: string, params: Params, error: string][] = [
    ["no token", {}, "invalid_request"],
    ["an empty token", { token: "" }, "invalid_request"],
    ["a token twice", { token: ["a", "a"] }, "invalid_request"],
  ];
  for (const [name, form, error] of refused) {
    it(`2.1: refuses ${name} (${error})`, async () => {
      expectError(await oauth.send("/oauth/revoke", { form, basic: [client.id, client.secret] }), error);
    });
  }

  it("2.1: is for clients that authenticate only", async () => {
    for (const form of [{}, { client_id: client.id }, { client_id: client.id, client_secret: "wrong" }]) {
      const sent = { form: { token: tokens.access_token, ...form } };
      expectError(await oauth.send("/oauth/revoke", sent), "invalid_client");
    }
    expect(await oauth.lives(tokens)).to.equal(true);
  });
});
