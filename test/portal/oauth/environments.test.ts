import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { granted, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { expectError } from "../../support/oauth-requests.ts";
import { visitor } from "../../support/visitor.ts";

const uri = "http://localhost";

onEachDatabase("production and sandbox of one app", () => {
  let oauth: OAuth;
  let clients: Record<"production" | "sandbox", TestClient>;

  before(async () => {
    oauth = await startOAuth();
    const production = await oauth.production([uri, "https://client.example/"]);
    clients = { production, sandbox: await oauth.sandbox(production.app) };
  });
  after(() => oauth.portal.stop());

  for (const [here, there] of [
    ["production", "sandbox"],
    ["sandbox", "production"],
  ] as const) {
    const mine = () => clients[here];
    const theirs = () => clients[there];

    it(`RFC 6749, 2.3.1: the id of ${here} has no use for the secret of ${there}`, async () => {
      const mixed = { ...mine(), secret: theirs().secret };
      expectError(await oauth.token(mixed, { grant_type: "client_credentials" }), "invalid_client");
    });

    it(`RFC 6749, 4.1.3: a code of ${here} is nothing in ${there}`, async () => {
      const code = await oauth.code(mine(), oauth.owner);
      expectError(await oauth.exchange(theirs(), code), "invalid_grant");
      granted(await oauth.exchange(mine(), code));
    });

    it(`RFC 6749, 6: a refresh token of ${here} is nothing in ${there}`, async () => {
      const { refresh_token } = await oauth.tokens(mine(), oauth.owner);
      expectError(await oauth.refresh(theirs(), refresh_token), "invalid_grant");
      granted(await oauth.refresh(mine(), refresh_token));
    });

    it(`RFC 7009 and 7662: a token of ${here} is nothing that ${there} could revoke or look into`, async () => {
      const tokens = await oauth.tokens(mine(), oauth.owner);
      expect((await oauth.introspect(theirs(), tokens.access_token)).json).to.deep.equal({ active: false });
      expect((await oauth.revoke(theirs(), tokens.access_token)).status).to.equal(200);
      expect(await oauth.lives(tokens)).to.equal(true);
    });

    it(`a token of ${here} says which of the two clients it is of`, async () => {
      const { json } = await oauth.info((await oauth.tokens(mine(), oauth.owner)).access_token);
      expect(json).to.deep.include({ application: { uid: mine().id } });
    });
  }

  it("RFC 6749, 3.1.2.3: each have redirect URIs of their own", async () => {
    const who = await visitor(oauth.portal).signInAs(oauth.owner);
    const redirect_uri = "https://client.example/";
    expect((await who.get(oauth.authorizeUrl(clients.production, { redirect_uri }))).status).to.equal(200);
    expect((await who.get(oauth.authorizeUrl(clients.sandbox, { redirect_uri }))).status).to.equal(400);
  });
});

onEachDatabase("management tokens and OAuth tokens", () => {
  let oauth: OAuth;
  let client: TestClient;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
  });
  after(() => oauth.portal.stop());

  it("a management token opens nothing for a client", async () => {
    const { token } = oauth.owner;
    expect(token).to.match(/^dpt_/);
    expectError(await oauth.info(token), "invalid_token");
    expectError(await oauth.refresh(client, token), "invalid_grant");
    expectError(await oauth.exchange(client, token), "invalid_grant");
    expectError(
      await oauth.token({ ...client, secret: token }, { grant_type: "refresh_token" }),
      "invalid_client",
    );
    expect((await oauth.introspect(client, token)).json).to.deep.equal({ active: false });
    expect((await oauth.revoke(client, token)).status).to.equal(200);
    expect((await oauth.portal.send("GET", "/me", { token })).status).to.equal(200);
  });

  it("nothing of a client opens the management API, not even its owner's", async () => {
    const sandbox = await oauth.sandbox(client.app);
    const tokens = [
      await oauth.tokens(client, oauth.owner),
      await oauth.tokens(sandbox, oauth.owner),
      await oauth.ownTokens(client),
    ];
    const code = await oauth.code(client, oauth.owner);
    for (const token of [
      ...tokens.flatMap(({ access_token, refresh_token }) => [access_token, refresh_token]),
      code,
      client.secret,
    ]) {
      for (const path of ["/me", "/apps", client.app]) {
        expect((await oauth.portal.send("GET", path, { token })).status, path).to.equal(401);
      }
    }
  });

  it("an OAuth token signs nobody in to the pages", async () => {
    const { access_token } = await oauth.tokens(client, oauth.owner);
    const who = visitor(oauth.portal);
    who.cookies.set("devportal_session", access_token);
    const { location } = await who.get("/apps", { authorization: `Bearer ${access_token}` });
    expect(location).to.match(/^\/sign-in/);
  });
});
