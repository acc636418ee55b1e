import { expect } from "chai";
import * as openid from "openid-client";
import { answer, objectionsIn, question, signInFrom } from "../support/authorizing.ts";
import { launchBrowser, requireBrowser, type Browser, type Page } from "../support/browser.ts";
import { startClientServer, type ClientServer } from "../support/client-server.ts";
import { oauthOf } from "../support/oauth.ts";
import { begin, clientOf, discover, isActive } from "../support/openid.ts";
import { cheapHash } from "../support/people.ts";
import { servePortal, type ServedPortal } from "../support/served-portal.ts";

const outOfBand = "urn:ietf:wg:oauth:2.0:oob";

describe("the way back to a client in a browser", function () {
  this.timeout(30_000);

  let portal: ServedPortal;
  let oauth: ReturnType<typeof oauthOf>;
  let browser: Browser;
  let server: ClientServer;
  let page: Page;

  before(requireBrowser);

  before(async () => {
    portal = await servePortal();
    oauth = oauthOf(portal, portal.owner);
    await portal.store.write((db) => db.updateTable("accounts").set({ password_hash: cheapHash }).execute());
    browser = await launchBrowser();
    server = await startClientServer();
  });

  beforeEach(async () => {
    page = await portal.window(browser, portal.owner);
  });

  afterEach(() => page?.context().close());

  after(async () => {
    await server?.stop();
    await browser?.close();
    await portal?.stop();
  });

  /** The portal asks in the page on behalf of a client with this redirect URI. */
  async function ask(redirectUri: string) {
    const client = await oauth.production([redirectUri]);
    const config = await discover(portal.url, client);
    const { url, checks } = await begin(config, client);
    await page.goto(url);
    await question(page);
    /** The exchange that openid-client offers for redirect URIs which are not what the browser shows. */
    const exchange = (code: string | null) =>
      openid.genericGrantRequest(config, "authorization_code", {
        code: code!,
        redirect_uri: redirectUri,
        code_verifier: checks.pkceCodeVerifier,
      });
    return { config, checks, exchange };
  }

  it("keeps the query of the redirect URI as it is", async () => {
    const redirectUri = `${server.callback}?tenant=7&next=%2Fa%20b`;
    const { config, exchange } = await ask(redirectUri);
    const { href, searchParams } = await answer(page, "Authorize", server);
    expect(href.startsWith(`${redirectUri}&`), href).to.equal(true);
    const { access_token } = await exchange(searchParams.get("code"));
    expect(await isActive(config, access_token)).to.equal(true);
  });

  it("is a code that a person copies from the page, out of band", async () => {
    const { config, exchange } = await ask(outOfBand);
    await page.getByRole("button", { name: "Authorize", exact: true }).click();
    await page.getByRole("heading", { name: "Authorization Code", level: 1 }).waitFor();
    const { access_token } = await exchange(await page.locator("#code").innerText());
    expect(await isActive(config, access_token)).to.equal(true);
  });

  it("leads nowhere after Deny, out of band", async () => {
    await ask(outOfBand);
    await page.getByRole("button", { name: "Deny", exact: true }).click();
    await page.getByRole("heading", { name: "Not Authorized", level: 1 }).waitFor();
    expect(new URL(page.url()).origin).to.equal(portal.url);
  });

  it("leads nowhere for a redirect URI that is not registered", async () => {
    const client = await clientOf(portal, oauth, "production", `${server.callback}/other`);
    const arrived = server.arrivals.length;
    const response = await page.goto(oauth.authorizeUrl({ ...client, redirectUri: server.callback }));
    expect(response?.status()).to.equal(400);
    expect(new URL(page.url()).origin).to.equal(portal.url);
    expect(server.arrivals).to.have.lengthOf(arrived);
  });

  it("leads to a client at an IPv6 address", async () => {
    const { port } = new URL(server.origin);
    const objections = objectionsIn(page);
    await ask(`http://[::1]:${port}/callback`);
    expect(objections).to.deep.equal([]);
    // Nothing listens there, and not every machine has such an address.
    const failed = page.waitForEvent("requestfailed");
    await page.getByRole("button", { name: "Authorize", exact: true }).click();
    expect((await failed).url()).to.match(/^http:\/\/\[::1\]:\d+\/callback\?code=/);
  });

  it("may lead on to wherever the client sends its people then", async () => {
    const other = await startClientServer();
    const passing = await startClientServer(`${other.origin}/welcome`);
    const objections = objectionsIn(page);
    await ask(passing.callback);
    await page.getByRole("button", { name: "Authorize", exact: true }).click();
    await page.waitForURL(`${other.origin}/welcome`);
    expect(objections).to.deep.equal([]);
    expect(passing.arrivals).to.have.lengthOf(1);
    await passing.stop();
    await other.stop();
  });

  it("can be gone again, by the browser's back, for another code", async () => {
    const { config, exchange } = await ask(server.callback);
    const first = await answer(page, "Authorize", server);
    await page.goBack();
    await question(page);
    const second = await answer(page, "Authorize", server);
    const codes = [first, second].map(({ searchParams }) => searchParams.get("code"));
    expect(codes[0]).not.to.equal(codes[1]);
    for (const code of codes) {
      expect(await isActive(config, (await exchange(code)).access_token)).to.equal(true);
    }
  });

  it("begins on another page of the client, without a session and without JavaScript, too", async () => {
    const client = await clientOf(portal, oauth, "production", outOfBand);
    const { url } = await begin(await discover(portal.url, client), client);
    const stranger = await portal.window(browser, undefined, { javaScriptEnabled: false });
    expect(await signInFrom(stranger, server, url, "owner@example.com")).to.include("owner@example.com");
    await stranger.getByRole("button", { name: "Authorize", exact: true }).click();
    expect(await stranger.locator("#code").innerText()).to.match(/^[\w-]{43}$/);
    await stranger.context().close();
  });
});
