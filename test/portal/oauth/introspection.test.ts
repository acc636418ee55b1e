import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { granted, inBody, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { expectError, expectNotKept, type Answered, type OAuthJson } from "../../support/oauth-requests.ts";

onEachDatabase("introspection (RFC 7662)", () => {
  let oauth: OAuth;
  let client: TestClient;
  let other: TestClient;
  let sandbox: TestClient;
  let tokens: OAuthJson;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
    other = await oauth.production();
    sandbox = await oauth.sandbox(client.app);
  });
  beforeEach(async () => {
    tokens = await oauth.tokens(client, oauth.person);
  });
  after(() => oauth.portal.stop());

  const now = () => Math.floor(oauth.portal.clock().getTime() / 1000);

  function expectInactive(answer: Answered) {
    expect([answer.status, answer.json]).to.deep.equal([200, { active: false }]);
    expectNotKept(answer);
  }

  it("2.2: tells of an access token that lives what it is", async () => {
    const answer = await oauth.introspect(client, tokens.access_token);
    expectNotKept(answer);
    const { exp, iat, ...rest } = answer.json as OAuthJson & { exp: number; iat: number };
    expect([exp - iat, iat]).to.deep.equal([5400, now()]);
    expect(rest).to.deep.equal({
      active: true,
      client_id: client.id,
      token_type: "bearer",
      sub: oauth.person.id,
      iss: "http://localhost",
    });
  });

  it("2.2: tells the same in every form of the request", async () => {
    const params = { token: tokens.access_token, token_type_hint: "refresh_token" };
    for (const sent of [
      { form: { ...params, ...inBody(client) } },
      { multipart: { ...params, ...inBody(client) } },
      { json: { ...params, ...inBody(client) } },
      { form: params, basic: [client.id, client.secret] as const },
    ]) {
      expect((await oauth.send("/oauth/introspect", sent)).json.active).to.equal(true);
    }
  });

  it("2.2: tells of a refresh token, without a type for its use", async () => {
    const { json } = await oauth.introspect(client, tokens.refresh_token);
    expect(json).to.include({
      active: true,
      client_id: client.id,
      sub: oauth.person.id,
      iss: "http://localhost",
    });
    expect(json).not.to.have.property("token_type");
    const { exp } = json as OAuthJson & { exp: number };
    expect(exp).to.be.above(now() + 5400);
  });

  it("2.2: names nobody for a client's own token", async () => {
    const { json } = await oauth.introspect(client, (await oauth.ownTokens(client)).access_token);
    expect(json).to.include({ active: true, client_id: client.id }).and.not.to.have.property("sub");
  });

  it("2.2: names in the sandbox, as text, whom token/info names", async () => {
    const own = await oauth.tokens(sandbox, oauth.owner);
    const { json } = await oauth.introspect(sandbox, own.access_token);
    const { resource_owner_id } = (await oauth.info(own.access_token)).json;
    expect(json.sub).to.equal(String(resource_owner_id));
  });

  it("2.2: a refresh token that was used is not active; what it gave is", async () => {
    const second = granted(await oauth.refresh(client, tokens.refresh_token));
    expectInactive(await oauth.introspect(client, tokens.refresh_token));
    expect((await oauth.introspect(client, second.refresh_token)).json.active).to.equal(true);
  });

  it("2.2: a token is not active once it has expired", async () => {
    oauth.portal.advance(5_399_999);
    expect((await oauth.introspect(client, tokens.access_token)).json.active).to.equal(true);
    oauth.portal.advance(1);
    expectInactive(await oauth.introspect(client, tokens.access_token));
    expect((await oauth.introspect(client, tokens.refresh_token)).json.active).to.equal(true);
  });

  it("2.2: a token is not active once it is revoked", async () => {
    await oauth.revoke(client, tokens.access_token);
    expectInactive(await oauth.introspect(client, tokens.access_token));
    expectInactive(await oauth.introspect(client, tokens.refresh_token));
  });

  it("4: another client's token is not active, whatever the environment", async () => {
    for (const by of [other, sandbox]) {
      expectInactive(await oauth.introspect(by, tokens.access_token));
      expectInactive(await oauth.introspect(by, tokens.refresh_token));
    }
    expect(await oauth.lives(tokens)).to.equal(true);
  });

  it("2.2: what is no token of an app is not active", async () => {
    const code = await oauth.code(client, oauth.person);
    for (const token of ["unknown", code, client.secret, oauth.owner.token, "x".repeat(5_000)]) {
      expectInactive(await oauth.introspect(client, token));
    }
    granted(await oauth.exchange(client, code));
  });

  it("2.1: needs a token, once, and a client that authenticates", async () => {
    const basic = [client.id, client.secret] as const;
    for (const form of [{}, { token: "" }, { token: ["a", "b"] }]) {
      expectError(await oauth.send("/oauth/introspect", { form, basic }), "invalid_request");
    }
    expectError(
      await oauth.send("/oauth/introspect", { form: { token: tokens.access_token } }),
      "invalid_client",
    );
    const sent = { form: { token: tokens.access_token }, bearer: tokens.access_token };
    expectError(await oauth.send("/oauth/introspect", sent), ["invalid_client", "invalid_request"]);
  });
});
