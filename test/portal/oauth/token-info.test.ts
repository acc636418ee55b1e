import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { expectError, expectNotKept, type OAuthJson, type Sent } from "../../support/oauth-requests.ts";
import { newCollaborator } from "../../support/stage.ts";

const path = "/oauth/token/info";

onEachDatabase("what an access token says of itself", () => {
  let oauth: OAuth;
  let client: TestClient;
  let tokens: OAuthJson;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
    tokens = await oauth.tokens(client, oauth.person);
  });
  after(() => oauth.portal.stop());

  it("is whom it is for, and for how long", async () => {
    const own = await oauth.tokens(client, oauth.person);
    oauth.portal.advance(60_000);
    const answer = await oauth.info(own.access_token);
    expect([answer.status, answer.json]).to.deep.equal([
      200,
      {
        resource_owner_id: oauth.person.id,
        scopes: [],
        expires_in_seconds: 5340,
        application: { uid: client.id },
        created_at: own.created_at,
      },
    ]);
    expectNotKept(answer);
  });

  it("names nobody for a client's own token", async () => {
    const { json } = await oauth.info((await oauth.ownTokens(client)).access_token);
    expect(json.resource_owner_id).to.equal(null);
  });

  it("names in the sandbox its developer's user, by an integer, whoever authorized", async () => {
    const sandbox = await oauth.sandbox();
    const developer = await oauth.portal.account("developer@example.com");
    await newCollaborator(oauth.portal, oauth.owner.token, sandbox.app, developer, "developer");
    const users = await oauth.portal.store.read((db) =>
      db.selectFrom("sandbox_records").selectAll().where("collection", "=", "users").execute(),
    );
    const user = users.find(({ data }) => data.includes(oauth.owner.email));
    for (const account of [oauth.owner, developer]) {
      const { json } = await oauth.info((await oauth.tokens(sandbox, account)).access_token);
      expect(json.resource_owner_id).to.equal(user?.id).and.be.a("number");
      expect(json).to.deep.include({ application: { uid: sandbox.id }, scopes: [] });
    }
  });

  it("ends ninety minutes after it was issued", async () => {
    const own = await oauth.tokens(client, oauth.person);
    oauth.portal.advance(5_399_999);
    expect((await oauth.info(own.access_token)).status).to.equal(200);
    oauth.portal.advance(1);
    expectError(await oauth.info(own.access_token), "invalid_token");
  });

  it("RFC 9110, 11.1: is told whatever the case of the scheme", async () => {
    const { access_token } = await oauth.tokens(client, oauth.person);
    for (const scheme of ["bearer", "BEARER"]) {
      const headers = { authorization: `${scheme} ${access_token}` };
      expect((await oauth.send(path, { headers })).status).to.equal(200);
    }
  });

  const nothing: [name: string, sent: () => Sent][] = [
    ["no token", () => ({})],
    ["a token in the query", () => ({ query: { access_token: tokens.access_token } })],
    ["a session's cookie", () => ({ headers: { cookie: `devportal_session=${tokens.access_token}` } })],
  ];
  for (const [name, sent] of nothing) {
    it(`RFC 6750, 3: answers ${name} with a challenge that names no error`, async () => {
      const answer = await oauth.send(path, sent());
      expectError(answer, "invalid_token");
      expect(answer.headers["www-authenticate"]).to.match(/^Bearer realm="[^"]+"$/);
    });
  }

  const wrong: [name: string, sent: () => Sent | Promise<Sent>][] = [
    ["an unknown token", () => ({ bearer: "A".repeat(43) })],
    ["an empty token", () => ({ bearer: "" })],
    ["a refresh token", () => ({ bearer: tokens.refresh_token })],
    ["a code", async () => ({ bearer: await oauth.code(client, oauth.person) })],
    ["a client secret", () => ({ bearer: client.secret })],
    ["a management token", () => ({ bearer: oauth.owner.token })],
    ["a token with more after it", () => ({ bearer: `${tokens.access_token}, Bearer x` })],
    ["a token that is not ASCII", () => ({ headers: { authorization: "Bearer \u00e4\u00ff" } })],
    ["a token of 50,000 characters", () => ({ bearer: "A".repeat(50_000) })],
    ["a client", () => ({ basic: [client.id, client.secret] })],
  ];
  for (const [name, sent] of wrong) {
    it(`RFC 6750, 3.1: answers ${name} with invalid_token`, async () => {
      const answer = await oauth.send(path, await sent());
      expectError(answer, "invalid_token");
      expect(answer.headers["www-authenticate"]).to.match(/^Bearer .*error="invalid_token"/);
    });
  }
});
