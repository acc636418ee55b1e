import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { granted, inBody, newVerifier, startOAuth, type OAuth } from "../../support/oauth.ts";
import type { Answered } from "../../support/oauth-requests.ts";
import { programSecret } from "../../support/program.ts";
import { search } from "../../support/search.ts";
import { newApp, succeed } from "../../support/stage.ts";
import { everythingKept } from "../../support/stored.ts";

onEachDatabase("what OAuth leaves behind", () => {
  const planted = "planted-so-that-the-search-is-known-to-work";
  const secrets: Record<string, string> = {};
  const refusals: Answered[] = [];
  let oauth: OAuth;

  before(async () => {
    oauth = await startOAuth();
    const { portal, owner } = oauth;
    const app = await newApp(portal, owner.token, { description: planted });
    await portal.send("GET", `/apps/${planted}`, { token: owner.token });
    for (const environment of ["production", "sandbox"] as const) {
      const client = await (environment === "production"
        ? oauth.production(undefined, programSecret(), app)
        : oauth.sandbox(app));
      const keep = (name: string, secret = "") => (secrets[`${environment}: ${name}`] = secret);
      const refuse = async (answer: Promise<Answered>) => refusals.push(await answer);
      keep("client secret", client.secret);

      const { verifier, challenge } = newVerifier();
      keep("verifier", verifier);
      const state = keep("state", programSecret().secret);
      const unused = keep(
        "code that was not exchanged",
        await oauth.code(client, owner, { ...challenge, state }),
      );
      const code = keep("code", await oauth.code(client, owner, challenge));
      const first = granted(await oauth.exchange(client, code, { code_verifier: verifier }));
      const second = granted(await oauth.refresh(client, first.refresh_token));
      const own = await oauth.ownTokens(client);
      keep("access token", first.access_token);
      keep("refresh token", first.refresh_token);
      keep("second access token", second.access_token);
      keep("second refresh token", second.refresh_token);
      keep("client's own token", own.access_token);

      await oauth.info(second.access_token);
      await oauth.introspect(client, second.access_token);
      await oauth.introspect(client, second.refresh_token);
      await oauth.send("/oauth/token", {
        form: {},
        query: { ...inBody(client), code, token: own.access_token },
      });
      await refuse(oauth.exchange(client, code, { code_verifier: verifier }));
      await refuse(oauth.exchange(client, unused, { code_verifier: newVerifier().verifier }));
      await refuse(oauth.refresh(client, first.refresh_token));
      await refuse(oauth.refresh(client, first.access_token));
      await refuse(oauth.refresh({ ...client, id: client.secret }, first.access_token));
      await refuse(oauth.token(client, { grant_type: client.secret, scope: own.access_token }));
      await refuse(oauth.send("/oauth/token", { json: { ...inBody(client), grant_type: [client.secret] } }));
      await refuse(oauth.send("/oauth/token", { form: { ...inBody(client), [client.secret]: ["a", "b"] } }));
      await refuse(
        oauth.send("/oauth/token", { raw: { body: `{"${client.secret}`, type: "application/json" } }),
      );
      await refuse(oauth.send("/oauth/nothing", { bearer: own.access_token }));
      await refuse(oauth.info(second.refresh_token));
      await oauth.revoke(client, own.access_token);
      await oauth.revoke(client, second.refresh_token);
      await refuse(oauth.info(own.access_token));
      portal.advance(11_000);
      await refuse(oauth.refresh(client, first.refresh_token));
    }
    await succeed(portal, owner.token, "GET", `${app}/audit-events`);
  });
  after(() => oauth.portal.stop());

  it("is searched where a planted text is found: in the database and in the log", async () => {
    const found = search(await everythingKept(oauth.portal), planted);
    expect(found.some((place) => place.startsWith("devportal.db"))).to.equal(true);
    expect(found).to.include("log: plain");
  });

  it("is no token, code, verifier, state or client secret in the clear", async () => {
    expect(Object.keys(secrets)).to.have.length(20);
    const where = await everythingKept(oauth.portal);
    for (const [name, secret] of Object.entries(secrets)) {
      expect(secret, name).to.have.length.above(40);
      expect(search(where, secret), name).to.deep.equal([]);
    }
  });

  it("is no secret in the refusals either", () => {
    expect(refusals).to.have.length(26);
    for (const { status, text, headers } of refusals) {
      expect(status).to.be.within(400, 499);
      const said = { body: text, headers: JSON.stringify(headers) };
      for (const [name, secret] of Object.entries(secrets))
        expect(search(said, secret), name).to.deep.equal([]);
    }
  });

  it("is told of in the audit trail by the names of things alone", async () => {
    const events = await oauth.portal.store.read((db) => db.selectFrom("audit_events").selectAll().execute());
    const trail = { trail: JSON.stringify(events) };
    for (const [name, secret] of Object.entries(secrets))
      expect(search(trail, secret), name).to.deep.equal([]);
  });
});
