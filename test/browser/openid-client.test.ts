import { expect } from "chai";
import * as openid from "openid-client";
import { answer, arrival, objectionsIn, signInFrom } from "../support/authorizing.ts";
import { launchBrowser, requireBrowser, type Browser, type Page } from "../support/browser.ts";
import { startClientServer, type ClientServer } from "../support/client-server.ts";
import { onEachDatabase } from "../support/databases.ts";
import { focused, tabTo } from "../support/keyboard.ts";
import { oauthOf, type Person, type TestClient } from "../support/oauth.ts";
import { begin, clientOf, discover, failure, isActive, ways } from "../support/openid.ts";
import { cheapHash, password } from "../support/people.ts";
import { servePortal, type ServedPortal } from "../support/served-portal.ts";
import { newCollaborator, succeed } from "../support/stage.ts";
import type { Environment, Way } from "../support/openid.ts";

const environments = ["production", "sandbox"] as const;

const walks: { environment: Environment; way: Way; scripts: boolean }[] = [
  { environment: "production", way: "client_secret_post", scripts: true },
  { environment: "production", way: "client_secret_basic", scripts: false },
  { environment: "sandbox", way: "client_secret_basic", scripts: true },
  { environment: "sandbox", way: "client_secret_post", scripts: false },
];

onEachDatabase("openid-client and a browser against the portal", function () {
  this.timeout(30_000);

  let portal: ServedPortal;
  let oauth: ReturnType<typeof oauthOf>;
  let browser: Browser;
  let server: ClientServer;
  let page: Page | undefined;

  before(requireBrowser);

  before(async () => {
    portal = await servePortal();
    oauth = oauthOf(portal, portal.owner);
    await portal.store.write((db) => db.updateTable("accounts").set({ password_hash: cheapHash }).execute());
    browser = await launchBrowser();
    server = await startClientServer();
  });

  afterEach(async () => {
    await page?.context().close();
    page = undefined;
  });

  after(async () => {
    await server?.stop();
    await browser?.close();
    await portal?.stop();
  });

  const newClient = (environment: Environment) => clientOf(portal, oauth, environment, server.callback);

  /** A window, closed after the test, in which the portal asks somebody who is signed in. */
  async function asking(config: openid.Configuration, client: TestClient, account: Person, options = {}) {
    await page?.context().close();
    page = await portal.window(browser, account, options);
    const objections = objectionsIn(page);
    const { url, checks } = await begin(config, client);
    await page.goto(url);
    return { page, objections, checks };
  }

  for (const { environment, way, scripts } of walks) {
    it(`sign in, authorize, exchange, refresh, introspect and revoke in ${environment}, by ${way}, ${scripts ? "with" : "without"} JavaScript`, async () => {
      const client = await newClient(environment);
      const config = await discover(portal.url, client, way);
      page = await portal.window(browser, undefined, { javaScriptEnabled: scripts });
      const objections = objectionsIn(page);
      const { url, checks } = await begin(config, client);
      const question = await signInFrom(page, server, url, "owner@example.com");
      const { name } = await succeed(portal, portal.owner.token, "GET", client.app);
      expect(question).to.include(name).and.include("owner@example.com").and.include(server.origin);

      const came = await answer(page, "Authorize", server);
      expect(objections).to.deep.equal([]);
      const tokens = await openid.authorizationCodeGrant(config, came, checks);
      expect(tokens).to.include({ token_type: "bearer", expires_in: 5_400 });

      const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token!);
      expect(renewed.access_token).not.to.equal(tokens.access_token);
      const { active, client_id, sub, iss } = await openid.tokenIntrospection(config, renewed.access_token);
      const { json } = await oauth.info(renewed.access_token);
      const expected = {
        active: true,
        client_id: client.id,
        sub: String(json.resource_owner_id),
        iss: portal.url,
      };
      expect({ active, client_id, sub, iss }).to.deep.equal(expected);

      await openid.tokenRevocation(config, renewed.refresh_token!);
      for (const token of [tokens.access_token, renewed.access_token, renewed.refresh_token!]) {
        expect(await isActive(config, token)).to.equal(false);
      }
    });
  }

  for (const environment of environments) {
    for (const way of Object.keys(ways) as Way[]) {
      it(`get a token for the client itself in ${environment}, by ${way}`, async () => {
        const config = await discover(portal.url, await newClient(environment), way);
        const tokens = await openid.clientCredentialsGrant(config);
        expect(tokens).to.include({ token_type: "bearer", expires_in: 5_400 });
        expect(tokens).not.to.have.property("refresh_token");
        expect(await isActive(config, tokens.access_token)).to.equal(true);
      });
    }
  }

  for (const scripts of [true, false]) {
    it(`are told access_denied after Deny, ${scripts ? "with" : "without"} JavaScript`, async () => {
      const client = await newClient("production");
      const config = await discover(portal.url, client);
      const options = { javaScriptEnabled: scripts };
      const { page, objections, checks } = await asking(config, client, portal.owner, options);
      const came = await answer(page, "Deny", server);
      expect(objections).to.deep.equal([]);
      const refusal = await failure(openid.authorizationCodeGrant(config, came, checks));
      expect(refusal).to.be.instanceOf(openid.AuthorizationResponseError);
      expect(refusal).to.include({ error: "access_denied" });
    });
  }

  it("are refused with the verifier of another request, and then with the right one, too", async () => {
    const client = await newClient("production");
    const config = await discover(portal.url, client);
    const { page, checks } = await asking(config, client, portal.owner);
    const came = await answer(page, "Authorize", server);
    const wrong = { ...checks, pkceCodeVerifier: openid.randomPKCECodeVerifier() };
    for (const each of [wrong, checks]) {
      const refusal = await failure(openid.authorizationCodeGrant(config, came, each));
      expect(refusal).to.be.instanceOf(openid.ResponseBodyError);
      expect(refusal).to.include({ error: "invalid_grant", status: 400 });
    }
  });

  it("are refused with another secret", async () => {
    const client = await newClient("production");
    for (const way of Object.keys(ways) as Way[]) {
      const config = await discover(portal.url, { ...client, secret: "none" }, way);
      const refusal = await failure(openid.clientCredentialsGrant(config));
      expect(refusal, way).to.include({ status: 401 });
    }
  });

  it("sign in and authorize by keyboard alone", async () => {
    const client = await newClient("production");
    const config = await discover(portal.url, client);
    const { url, checks } = await begin(config, client);
    page = await portal.window(browser);
    const { keyboard } = page;
    await page.goto(url);
    await tabTo(page, "textbox", "Email");
    await keyboard.type("owner@example.com");
    await keyboard.press("Tab");
    await focused(page, "textbox", "Password").waitFor();
    await keyboard.type(password);
    await keyboard.press("Enter");
    await page.getByRole("button", { name: "Deny" }).waitFor();
    await tabTo(page, "button", "Authorize");
    const came = await arrival(page, server, () => keyboard.press("Enter"));
    expect(await openid.authorizationCodeGrant(config, came, checks)).to.have.property("refresh_token");
  });

  it("act for a person until they withdraw what they authorized, and no moment longer", async () => {
    const client = await newClient("production");
    const config = await discover(portal.url, client);
    const { page, checks } = await asking(config, client, portal.owner);
    const tokens = await openid.authorizationCodeGrant(
      config,
      await answer(page, "Authorize", server),
      checks,
    );
    const { name } = await succeed(portal, portal.owner.token, "GET", client.app);
    await page.goto(`${portal.url}/authorized-apps`);
    await page.getByRole("link", { name: `Withdraw ${name}`, exact: true }).click();
    await page.getByRole("button", { name: "Withdraw", exact: true }).click();
    await page.getByText("The app acts for you no more.", { exact: true }).waitFor();
    expect(await isActive(config, tokens.access_token)).to.equal(false);
    const refusal = await failure(openid.refreshTokenGrant(config, tokens.refresh_token!));
    expect(refusal).to.include({ error: "invalid_grant" });
  });

  it("use a sandbox for a collaborator of its app until they are removed, and no moment longer", async () => {
    const client = await newClient("sandbox");
    const config = await discover(portal.url, client);
    const colleague = await portal.account("colleague@example.com");
    const path = await newCollaborator(portal, portal.owner.token, client.app, colleague, "developer");
    const asked = await asking(config, client, colleague);
    const came = await answer(asked.page, "Authorize", server);
    const tokens = await openid.authorizationCodeGrant(config, came, asked.checks);
    expect(await isActive(config, tokens.access_token)).to.equal(true);

    await succeed(portal, portal.owner.token, "DELETE", path);
    expect(await isActive(config, tokens.access_token)).to.equal(false);
    const refusal = await failure(openid.refreshTokenGrant(config, tokens.refresh_token!));
    expect(refusal).to.include({ error: "invalid_grant" });
    const again = await asking(config, client, colleague);
    const turnedAway = await answer(again.page, "Authorize", server);
    expect(turnedAway.searchParams.get("error")).to.equal("access_denied");
  });
});
