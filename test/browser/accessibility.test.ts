import axe from "axe-core";
import { expect } from "chai";
import { wholeApp } from "../support/app-actions.ts";
import { launchBrowser, requireBrowser, type Browser, type Page } from "../support/browser.ts";
import { oauthOf } from "../support/oauth.ts";
import { servePortal, type ServedPortal } from "../support/served-portal.ts";
import { newApp, newCollaborator, succeed } from "../support/stage.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const narrow = 360;

/** What is answered otherwise than with 200. */
const statuses: Record<string, number> = {
  "/nothing": 404,
  "/reset-password?token=none": 410,
  "/oauth/authorize?client_id=none": 400,
};

const signedOut = [
  "/",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password?token=none",
  "/oauth/authorize?client_id=none",
  "/nothing",
];
const signedIn = [
  "/apps",
  "/apps?search=nothing",
  "/apps/new",
  "{app}",
  "{bare}",
  "{bare}/request-production-access",
  "{app}/reset-secret",
  "{app}/secrets/{secret}/revoke",
  "{app}/withdraw-credentials",
  "{bare}/generate-sandbox",
  "{app}/reset-sandbox-secret",
  "{app}/delete-sandbox",
  "{app}/collaborators/new",
  "{app}/collaborators/{colleague}/role",
  "{app}/collaborators/{colleague}/remove",
  "{app}/collaborators/{invited}/withdraw",
  "{app}/transfer",
  "{bare}/transfer",
  "{app}/permissions",
  "{app}/activity",
  "{app}/code",
  "{app}/delete",
  "{deleted}/restore",
  "{long}",
  "{long}/request-production-access",
  "{long}/collaborators/{longColleague}/role",
  "{long}/activity",
  "{long}/code",
  "{long}/delete",
  "/tokens",
  "/tokens/new",
  "/tokens/{token}/revoke",
  "/account",
  "/authorized-apps",
  "/authorized-apps/{client}/withdraw",
  "/oauth/authorize?response_type=code&client_id={client}",
  "/oauth/authorize?response_type=code&client_id={sandboxClient}",
  "/oauth/authorize?client_id=none",
  "/operator",
  "/operator/requests",
  "/operator{pending}/reject",
  "/operator/accounts",
  "/operator/outbox",
  "/operator/outbox/{mail}",
  "/operator/deleted-apps",
  "/operator{deletedAsOperator}",
  "/operator/settings",
  "/nothing",
];

/** What is open over a page after a click; the button, if any, is pressed with the form as it is. */
const dialogs: { page: string; opener: string; button?: string }[] = [
  { page: "/apps", opener: "Create a New App" },
  { page: "/apps", opener: "Create a New App", button: "Create" },
  { page: "{bare}", opener: "Request Production Access" },
  { page: "{bare}", opener: "Generate Sandbox" },
  { page: "{app}", opener: "Reset Client Secret" },
  { page: "{app}", opener: "Add Another User", button: "Send Invitation" },
  { page: "{app}", opener: "View Permissions Details" },
  { page: "{long}", opener: "Delete App", button: "Delete App" },
  { page: "/tokens", opener: "Make a Token" },
];

describe("accessibility of the portal's pages", function () {
  this.timeout(30_000);

  let portal: ServedPortal;
  let browser: Browser;
  let stranger: Page;
  let owner: Page;
  let names: Record<string, string>;

  before(requireBrowser);

  before(async () => {
    portal = await servePortal();
    names = await makeData(portal);
    browser = await launchBrowser();
    const still = { reducedMotion: "reduce" } as const;
    stranger = await portal.window(browser, undefined, still);
    owner = await portal.window(browser, portal.owner, still);
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const pathOf = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => names[name]!);

  for (const path of signedOut) {
    it(`finds nothing to object to in ${path}, signed out`, async () => {
      expect((await stranger.goto(pathOf(path)))?.status()).to.equal(statuses[path] ?? 200);
      await check(stranger);
    });
  }

  for (const path of signedIn) {
    it(`finds nothing to object to in ${path}`, async () => {
      expect((await owner.goto(pathOf(path)))?.status()).to.equal(statuses[path] ?? 200);
      await check(owner);
    });
  }

  for (const { page, opener, button } of dialogs) {
    it(`finds nothing to object to in the dialog ${opener}${button ? ", refused" : ""}, over ${page}`, async () => {
      await owner.goto(pathOf(page));
      await owner.getByRole("link", { name: opener, exact: true }).click();
      const dialog = owner.locator("dialog:modal");
      await dialog.waitFor();
      if (button) {
        await dialog.getByRole("button", { name: button, exact: true }).click();
        await dialog.locator(".problems").waitFor();
      }
      await check(owner);
    });
  }

  it("finds nothing to object to in the page that shows a secret", async () => {
    await owner.goto(pathOf("{bare}/request-production-access"));
    await owner.getByRole("button", { name: "Request Production Access" }).click();
    await owner.locator("#new-client-secret").waitFor();
    await check(owner);
  });

  for (const [label, heading] of Object.entries({
    Authorize: "Authorization Code",
    Deny: "Not Authorized",
  })) {
    it(`finds nothing to object to in what is shown, and sent to no client, after ${label}`, async () => {
      await owner.goto(pathOf("/oauth/authorize?response_type=code&client_id={outOfBand}"));
      await check(owner);
      await owner.getByRole("button", { name: label, exact: true }).click();
      await owner.getByRole("heading", { name: heading }).waitFor();
      await check(owner);
    });
  }
});

/** Nothing that axe finds in light and in dark, and nothing beside a narrow screen. */
async function check(page: Page) {
  await page.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate<axe.AxeResults>(
      `axe.run(document, ${JSON.stringify({ runOnly: tags, resultTypes: ["violations"] })})`,
    );
    const violations = found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html} ${any.map(({ message }) => message).join("; ")}`),
    );
    expect(violations, colorScheme).to.deep.equal([]);
  }
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: narrow, height: 800 });
  const wide = await page.evaluate<string[]>(
    `[...document.querySelectorAll("html, dialog")]
      .filter((element) => element.scrollWidth > element.clientWidth || element.clientWidth > ${narrow})
      .map(({ localName, scrollWidth }) => localName + ": " + scrollWidth)`,
  );
  await page.setViewportSize(size);
  expect(wide, "what is too wide").to.deep.equal([]);
}

/** An app with everything, one with nothing, one of the longest texts, one that waits and one that was deleted. */
async function makeData(portal: ServedPortal): Promise<Record<string, string>> {
  const { token } = portal.owner;
  const tokenOf = async (email: string) => (await portal.account(email)).token;
  const tokens = {
    owner: token,
    admin: await tokenOf("admin@example.com"),
    developer: await tokenOf("developer@example.com"),
    colleague: await tokenOf("colleague@example.com"),
  };
  const whole = await wholeApp(portal, tokens);
  const bare = await newApp(portal, token, { name: "Bare" });
  const deleted = await newApp(portal, token, { name: "Deleted" });
  await succeed(portal, token, "DELETE", deleted);

  const email = `${"w".repeat(64)}@${"w".repeat(60)}.${"w".repeat(60)}.example`;
  const long = await newApp(portal, token, {
    name: "W".repeat(80),
    description: "W".repeat(500),
    supportEmail: email,
    supportPhone: "5".repeat(32),
    siteUrl: `https://example.com/${"w".repeat(2028)}`,
    managedBy: "w".repeat(100),
  });
  const somebody = { email, token: await tokenOf(email) };
  const longColleague = await newCollaborator(portal, token, long, somebody, "developer");

  await succeed(portal, token, "PATCH", "/settings", { body: { approvalRequired: true } });
  const pending = await newApp(portal, token, { name: "Pending" });
  await succeed(portal, token, "POST", `${pending}/production-credentials`);
  await succeed(portal, token, "PATCH", "/settings", { body: { approvalRequired: false } });

  const oauth = oauthOf(portal, portal.owner);
  const longest = await newApp(portal, token, { name: "V".repeat(80) });
  const host = `${"v".repeat(60)}.${"v".repeat(60)}.example`;
  const client = await oauth.production([`https://${host}/callback`], undefined, longest);
  await oauth.tokens(client, portal.owner);
  const firstOf = (table: "outbox" | "tokens") =>
    portal.store.read((db) => db.selectFrom(table).select("id").orderBy("id").executeTakeFirstOrThrow());
  return {
    app: whole(""),
    secret: whole("{secret}"),
    colleague: whole("{colleague}"),
    invited: whole("{invited}"),
    bare,
    deleted,
    deletedAsOperator: deleted.replace("/apps/", "/deleted-apps/"),
    long,
    longColleague: longColleague.split("/").at(-1)!,
    pending: pending.replace("/apps/", "/requests/"),
    mail: (await firstOf("outbox")).id,
    token: (await firstOf("tokens")).id,
    client: client.id,
    sandboxClient: (await oauth.sandbox(longest)).id,
    outOfBand: (await oauth.production(["urn:ietf:wg:oauth:2.0:oob"])).id,
  };
}
