import { expect } from "chai";
import { describeBothClients } from "../../support/both-clients.ts";
import { minute, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import type { Sent } from "../../support/oauth-requests.ts";
import { programSecret } from "../../support/program.ts";
import { succeed } from "../../support/stage.ts";

interface Noted {
  at: string | null;
  from: string | null;
}

describeBothClients("the use of a client secret", ({ environment, part }) => {
  let oauth: OAuth;

  before(async () => {
    oauth = await startOAuth();
  });
  after(() => oauth.portal.stop());

  const never: Noted = { at: null, from: null };
  const now = () => oauth.portal.clock().toISOString();
  const use = ({ id, secret }: TestClient, { form, ...more }: Sent = {}, path = "/oauth/token") =>
    oauth.send(path, {
      form: { grant_type: "client_credentials", ...form },
      basic: [id, secret],
      from: "192.0.2.1",
      ...more,
    });

  const noted = ({ id }: TestClient): Promise<Noted> =>
    oauth.portal.store.read((db) =>
      db
        .selectFrom("client_secrets")
        .where("client_id", "=", id)
        .select(["last_used_at as at", "last_used_address as from"])
        .executeTakeFirstOrThrow(),
    );

  let client: TestClient;
  beforeEach(async () => {
    client = await oauth[environment]();
  });

  it("is noted at once the first time, with the address", async () => {
    expect(await noted(client)).to.deep.equal(never);
    await use(client);
    expect(await noted(client)).to.deep.equal({ at: now(), from: "192.0.2.1" });
  });

  it("is noted at most once a minute after that", async () => {
    const first = now();
    await use(client);
    oauth.portal.advance(minute - 1);
    await use(client, { from: "192.0.2.2" });
    expect(await noted(client)).to.deep.equal({ at: first, from: "192.0.2.1" });
    oauth.portal.advance(1);
    await use(client, { from: "192.0.2.3" });
    expect(await noted(client)).to.deep.equal({ at: now(), from: "192.0.2.3" });
  });

  const failing: [name: string, sent: Sent, path: string][] = [
    ["whose grant is refused", { form: { grant_type: "refresh_token", refresh_token: "x" } }, "/oauth/token"],
    ["without a grant type", { form: { grant_type: "" } }, "/oauth/token"],
    ["of an unknown grant type", { form: { grant_type: "password" } }, "/oauth/token"],
    ["that asks for a scope", { form: { scope: "read" } }, "/oauth/token"],
    ["to look into a token", { form: { token: "x" } }, "/oauth/introspect"],
    ["to look into no token", {}, "/oauth/introspect"],
    ["to revoke a token", { form: { token: "x" } }, "/oauth/revoke"],
    ["to revoke no token", {}, "/oauth/revoke"],
  ];
  for (const [name, sent, path] of failing) {
    it(`is noted for a request ${name}: whoever sent it knows the secret`, async () => {
      await use(client, sent, path);
      expect(await noted(client)).to.deep.equal({ at: now(), from: "192.0.2.1" });
    });
  }

  it("is not noted for who fails to authenticate", async () => {
    await use({ ...client, secret: "wrong" });
    await use(client, { form: { client_secret: client.secret } });
    await oauth.send("/oauth/token", {
      form: { grant_type: "client_credentials", client_id: client.id },
    });
    expect(await noted(client)).to.deep.equal(never);
  });

  it("is noted for each of two secrets apart, and shown with them", async () => {
    const { portal, owner } = oauth;
    const next = programSecret();
    const url = `${client.app}/${part}`;
    await succeed(portal, owner.token, "POST", `${url}/secrets`, {
      body: { secretHash: next.secretHash, overlapSeconds: 3600 },
    });
    await use({ ...client, secret: next.secret });
    const { secrets } = await succeed(portal, owner.token, "GET", url);
    expect(secrets.map(({ number, lastUsedAt }) => [number, lastUsedAt])).to.deep.equal([
      [1, null],
      [2, now()],
    ]);
  });

  it("keeps a secret from being replaced in place, as a program does that lost an answer", async () => {
    const { portal, owner } = oauth;
    const url = `${client.app}/${part}/secrets`;
    const issue = (secretHash: string) =>
      portal.send("POST", url, {
        token: owner.token,
        body: { secretHash },
        headers: { "idempotency-key": "0190a0a0-0000-7000-8000-000000000000" },
      });
    const lost = programSecret();
    expect((await issue(lost.secretHash)).status).to.equal(201);
    await use({ ...client, secret: lost.secret });
    expect((await issue(programSecret().secretHash)).status).to.equal(409);
  });
});
