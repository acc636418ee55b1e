import { expect } from "chai";
import { launchBrowser, requireBrowser, type Browser, type Page } from "../support/browser.ts";
import { focused, tabTo } from "../support/keyboard.ts";
import { servePortal, type ServedPortal } from "../support/served-portal.ts";
import { newApp } from "../support/stage.ts";

describe("the portal by keyboard alone", function () {
  this.timeout(30_000);

  let portal: ServedPortal;
  let browser: Browser;
  let page: Page;

  before(requireBrowser);

  before(async () => {
    portal = await servePortal();
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    page = await portal.window(browser, portal.owner);
  });

  afterEach(() => page?.context().close());

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const press = (key: string) => page.keyboard.press(key);
  const dialog = () => page.locator("dialog:modal");

  it("begins with a link past the header", async () => {
    await page.goto("/apps");
    await press("Tab");
    await focused(page, "link", "Skip to the content").waitFor();
    await press("Enter");
    await press("Tab");
    await focused(page, "link", "Create a New App").waitFor();
  });

  it("goes into a dialog with the focus, keeps it there, and gives it back to the opener on Escape", async () => {
    await page.goto("/apps");
    await tabTo(page, "link", "Create a New App");
    await press("Enter");
    await focused(page, "textbox", "App Name").waitFor();
    for (let presses = 0; presses < 12; presses++) {
      await press("Tab");
      const outside = "document.activeElement !== document.body && !document.activeElement.closest('dialog')";
      expect(await page.evaluate(outside)).to.equal(false);
    }
    await press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    await focused(page, "link", "Create a New App").waitFor();
  });

  for (const name of ["Cancel", "Close"]) {
    it(`leaves a dialog by ${name}, back to the opener`, async () => {
      await page.goto("/apps");
      await tabTo(page, "link", "Create a New App");
      await press("Enter");
      await dialog().waitFor();
      await tabTo(page, name === "Cancel" ? "link" : "button", name);
      await press("Enter");
      await page.locator("dialog").waitFor({ state: "detached" });
      await focused(page, "link", "Create a New App").waitFor();
    });
  }

  it("creates an app, after it was told what is missing", async () => {
    await page.goto("/apps");
    await tabTo(page, "link", "Create a New App");
    await press("Enter");
    await focused(page, "textbox", "App Name").waitFor();
    await tabTo(page, "textbox", "Description");
    await page.keyboard.type("Collects bids.");
    await press("Enter");
    await tabTo(page, "button", "Create");
    await press("Space");
    await dialog().locator(".problems:focus").waitFor();
    await tabTo(page, "link", "App Name must not be empty");
    await press("Enter");
    await tabTo(page, "textbox", "Description");
    await press("Shift+Tab");
    await focused(page, "textbox", "App Name").waitFor();
    await page.keyboard.type("Keys");
    await tabTo(page, "combobox", "Integration Type");
    await press("ArrowDown");
    await press("Tab");
    await focused(page, "combobox", "Category").waitFor();
    await press("ArrowDown");
    await press("Tab");
    await press("Enter");
    await page.getByRole("heading", { name: "Keys", level: 1 }).waitFor();
  });

  it("requests production access, reads the secret and goes back", async () => {
    await page.goto(await newApp(portal, portal.owner.token));
    await tabTo(page, "link", "Request Production Access");
    await press("Enter");
    await focused(page, "button", "Request Production Access").waitFor();
    await press("Escape");
    await focused(page, "link", "Request Production Access").waitFor();
    await press("Enter");
    await focused(page, "button", "Request Production Access").waitFor();
    await press("Space");
    await page.locator("#new-client-secret").waitFor();
    await tabTo(page, "button", "Copy the client secret");
    await tabTo(page, "link", "Back");
    await press("Enter");
    await page.locator("#client-id").waitFor();
  });

  it("chooses a role with the arrow keys, and invites", async () => {
    await page.goto(await newApp(portal, portal.owner.token));
    await tabTo(page, "link", "Add Another User");
    await press("Enter");
    await focused(page, "textbox", "Email").waitFor();
    await page.keyboard.type("colleague@example.com");
    await tabTo(page, "radio", "Developer");
    await press("ArrowUp");
    await focused(page, "radio", "Admin").waitFor();
    await press("Enter");
    await page.getByRole("row", { name: "colleague@example.com Admin" }).waitFor();
  });
});
