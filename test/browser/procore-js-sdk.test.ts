import * as sdk from "@procore/js-sdk";
import { expect } from "chai";
import { answer, objectionsIn, signInFrom } from "../support/authorizing.ts";
import { launchBrowser, requireBrowser, type Browser } from "../support/browser.ts";
import { startClientServer, type ClientServer } from "../support/client-server.ts";
import { oauthOf, type TestClient } from "../support/oauth.ts";
import { clientOf } from "../support/openid.ts";
import { cheapHash } from "../support/people.ts";
import { servePortal, type ServedPortal } from "../support/served-portal.ts";
import { succeed } from "../support/stage.ts";

interface Tokens {
  access_token: string;
  refresh_token: string;
}

describe("the official SDK, unchanged, against the portal", function () {
  this.timeout(30_000);

  let portal: ServedPortal;
  let oauth: ReturnType<typeof oauthOf>;
  let browser: Browser;
  let server: ClientServer;
  let client: TestClient;
  let apiHostname: string;

  before(requireBrowser);

  before(async () => {
    portal = await servePortal();
    apiHostname = portal.url;
    oauth = oauthOf(portal, portal.owner);
    await portal.store.write((db) => db.updateTable("accounts").set({ password_hash: cheapHash }).execute());
    browser = await launchBrowser();
    server = await startClientServer();
    client = await clientOf(portal, oauth, "sandbox", `${server.callback}?tenant=7`);
  });

  after(async () => {
    await server?.stop();
    await browser?.close();
    await portal?.stop();
  });

  /** What the SDK calls a client, in its words. */
  const named = ({ id, secret, redirectUri: uri } = client) => ({ id, secret, uri });

  /** The tokens after somebody has signed in and authorized the client in a browser. */
  async function authorize(of = client): Promise<Tokens> {
    const page = await portal.window(browser);
    const objections = objectionsIn(page);
    const url = sdk.authorize({ clientId: of.id, uri: of.redirectUri }, { apiHostname });
    await signInFrom(page, server, url, "owner@example.com");
    const { searchParams } = await answer(page, "Authorize", server);
    expect(objections).to.deep.equal([]);
    await page.context().close();
    return sdk.token({ ...named(of), code: searchParams.get("code")! }, { apiHostname });
  }

  /** The SDK as a client of the sandbox's company. */
  async function sandboxWith(authorizer: Parameters<typeof sdk.client>[0]) {
    const { companyId, projectId } = await succeed(
      portal,
      portal.owner.token,
      "GET",
      `${client.app}/sandbox`,
    );
    const api = sdk.client(authorizer, {}, { apiHostname, defaultCompanyId: companyId });
    return { api, companyId, projectId };
  }

  for (const environment of ["production", "sandbox"] as const) {
    it(`authorizes, exchanges, informs, refreshes and revokes in ${environment}`, async () => {
      const own = await clientOf(portal, oauth, environment, server.callback);
      const tokens = await authorize(own);
      expect(tokens).to.include({ token_type: "bearer", expires_in: 5_400 });
      const info = await sdk.info(tokens.access_token, { apiHostname });
      expect(info).to.deep.include({ scopes: [], application: { uid: own.id } });
      const type = environment === "production" ? "string" : "number";
      expect(info.resource_owner_id).to.be.a(type);

      const renewed: Tokens = await sdk.refresh(
        { ...named(own), token: tokens.access_token, refresh: tokens.refresh_token },
        { apiHostname },
      );
      expect(renewed.access_token).to.be.a("string").and.not.equal(tokens.access_token);
      const credentials = { clientId: own.id, clientSecret: own.secret };
      const revoked = await sdk.revoke({ token: renewed.access_token, ...credentials }, { apiHostname });
      expect(revoked).to.deep.equal({});
      expect(await sdk.info(renewed.access_token, { apiHostname })).to.include({ error: "invalid_token" });
    });
  }

  it("lists companies, projects, users and RFIs of the sandbox, and creates, changes and deletes one", async () => {
    const { access_token } = await authorize();
    const { api, companyId, projectId } = await sandboxWith(sdk.oauth(access_token));
    const { body: me } = await api.get({ base: "/me" });
    expect(me.login).to.equal("owner@example.com");
    const { body: companies } = await api.get({ base: "/companies" });
    expect(companies.map(({ id }: { id: number }) => id)).to.deep.equal([companyId]);
    const { body: projects } = await api.get({ base: "/projects", qs: { company_id: companyId } });
    expect(projects.map(({ id }: { id: number }) => id)).to.deep.equal([projectId]);
    const { body: users } = await api.get({
      base: "/companies/{company_id}/users",
      params: { company_id: companyId },
    });
    expect(users).to.have.lengthOf(4);

    const rfis = { base: "/projects/{project_id}/rfis", params: { project_id: projectId } };
    const count = async (): Promise<number> => (await api.get(rfis)).body.length;
    const before = await count();
    const rfi = {
      subject: "Which door?",
      question: { body: "At grid line D." },
      rfi_manager_id: users[0].id,
    };
    const { body: created } = await api.post(rfis, { rfi });
    expect(created).to.include({ subject: "Which door?" });
    expect(await count()).to.equal(before + 1);
    const one = { ...rfis, params: { ...rfis.params, id: created.id } };
    const { body: changed } = await api.patch(one, { rfi: { subject: "Which window?" } });
    expect(changed).to.include({ id: created.id, subject: "Which window?" });
    const deleted = await api.delete(one);
    expect(deleted.response.status).to.equal(204);
    expect(await count()).to.equal(before);
  });

  it("is told what is wrong, in the answer that it rejects with", async () => {
    const { access_token } = await authorize();
    const { api, projectId } = await sandboxWith(sdk.oauth(access_token));
    const rfis = { base: "/projects/{project_id}/rfis", params: { project_id: projectId } };
    const refused = await api.post(rfis, { rfi: {} }).catch((answer: unknown) => answer);
    expect(refused.response.status).to.equal(400);
    expect(Object.keys(refused.body.errors)).to.include("rfi.subject");
    const missing = await api.get({ base: "/nothing" }).catch((answer: unknown) => answer);
    expect(missing.response.status).to.equal(404);
  });

  it("stays logged in when two calls at the same time refresh the same token", async () => {
    let tokens = await authorize();
    const answers: { error?: string }[] = [];
    let refreshing = 0;
    const both = Promise.withResolvers<undefined>();
    // As simple as an application has it: it keeps what a refresh gives, and passes on whatever comes.
    const refresh = async () => {
      const { refresh_token } = tokens;
      if (++refreshing >= 2) both.resolve(undefined);
      await both.promise;
      const answer = await sdk.refresh({ ...named(), refresh: refresh_token }, { apiHostname });
      answers.push(answer);
      if (answer.refresh_token) tokens = answer;
      return answer;
    };
    const authorizer = sdk.oauth("an-access-token-that-has-expired");
    const { api } = await sandboxWith(sdk.refresher(authorizer, refresh));
    const me = () => api.get({ base: "/me" });
    const calls = await Promise.allSettled([me(), me()]);
    expect(calls.map(({ status }) => status)).to.have.members(["fulfilled", "rejected"]);
    expect(answers.map(({ error }) => error)).to.have.members([undefined, "invalid_grant"]);

    expect((await sdk.info(tokens.access_token, { apiHostname })).error).to.equal(undefined);
    authorizer.setToken("another-one-that-has-expired");
    expect((await me()).body.login).to.equal("owner@example.com");
  });
});
