import { expect } from "chai";
import { launchBrowser, requireBrowser, type Browser, type Page } from "../support/browser.ts";
import { onEachDatabase } from "../support/databases.ts";
import { servePortal, type ServedPortal } from "../support/served-portal.ts";
import { newApp } from "../support/stage.ts";

/** What somebody does after the secret was shown. */
const ways: Record<string, (page: Page) => Promise<unknown>> = {
  "a reload": (page) => page.reload(),
  "Back, and a reload there": async (page) => {
    await back(page);
    await page.reload();
  },
  "Back, and the browser's back": async (page) => {
    await back(page);
    await goBack(page);
  },
  "the browser's back": (page) => goBack(page),
  "the browser's back and forward": async (page) => {
    await goBack(page);
    await unlessGone(page, page.goForward());
  },
  "its address, opened again": (page) => page.goto(page.url()),
};

const back = async (page: Page) => {
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await page.locator("#client-id").waitFor();
};

const goBack = (page: Page) => unlessGone(page, page.goBack());

/** What a form was answered with is not kept: the browser says so in a page of its own, after the refusal. */
async function unlessGone(page: Page, going: Promise<unknown>) {
  try {
    await going;
  } catch (error) {
    expect(String(error)).to.include("ERR_CACHE_MISS");
    await page.waitForURL("chrome-error://**");
  }
}

onEachDatabase("a client secret in a browser", function () {
  this.timeout(30_000);

  let portal: ServedPortal;
  let browser: Browser;

  before(requireBrowser);

  before(async () => {
    portal = await servePortal();
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  for (const scripts of [true, false]) {
    for (const [way, go] of Object.entries(ways)) {
      it(`is not shown again after ${way}, ${scripts ? "with" : "without"} JavaScript`, async () => {
        const page = await portal.window(browser, portal.owner, { javaScriptEnabled: scripts });
        const app = await newApp(portal, portal.owner.token);
        const secret = await requestAccess(page, app);
        expect(await page.content()).to.include(secret);
        await go(page);
        expect(await page.content()).not.to.include(secret);
        await page.context().close();
      });
    }
  }

  it("is in no page of the app, in no other tab, and in nothing that the browser keeps", async () => {
    const page = await portal.window(browser, portal.owner);
    const app = await newApp(portal, portal.owner.token);
    const requested: string[] = [];
    page.on("request", (request) => requested.push(request.url(), request.postData() ?? ""));
    const secret = await requestAccess(page, app);
    await back(page);
    const other = await page.context().newPage();
    for (const path of ["/apps", app, `${app}/request-production-access`, `${app}/code`, `${app}/activity`]) {
      await other.goto(path);
      expect(await other.content(), path).not.to.include(secret);
    }
    const kept = await page.evaluate<string>("JSON.stringify([localStorage, sessionStorage, history.state])");
    const { cookies } = await page.context().storageState();
    expect(JSON.stringify([kept, cookies, requested])).not.to.include(secret);
    await page.context().close();
  });

  it("is the only one that a form makes, however often it is sent", async () => {
    const page = await portal.window(browser, portal.owner);
    const app = await newApp(portal, portal.owner.token);
    await requestAccess(page, app);
    await page.reload();
    await page.getByRole("alert").waitFor();
    expect(await page.locator("[data-once]").count()).to.equal(0);
    await page.goto(app);
    expect(await page.getByRole("region", { name: "Secret versions" }).locator("tbody tr").count()).to.equal(
      1,
    );
    await page.context().close();
  });
});

/** Asks for production access in the app's page. @returns the secret that is shown. */
async function requestAccess(page: Page, app: string): Promise<string> {
  await page.goto(app);
  await page.getByRole("link", { name: "Request Production Access", exact: true }).click();
  await page.getByRole("button", { name: "Request Production Access", exact: true }).click();
  const secret = await page.locator("#new-client-secret").innerText();
  expect(secret).to.match(/^\S{20,}$/);
  return secret;
}
