import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import { png } from "../support/images.ts";
import { launchBrowser, requireBrowser, type Browser, type Page } from "../support/browser.ts";
import { cheapHash, password } from "../support/people.ts";
import { servePortal, type ServedPortal } from "../support/served-portal.ts";

interface Walk {
  page: Page;
  /** The open dialog, or the page where there are none. */
  dialog: ReturnType<Page["locator"]>;
  scripts: boolean;
}

interface Step {
  title: string;
  go: (walk: Walk) => Promise<void>;
}

const button = (inside: Page | Walk["dialog"], name: string) =>
  inside.getByRole("button", { name, exact: true });
const link = (inside: Page | Walk["dialog"], name: string) => inside.getByRole("link", { name, exact: true });
const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** A real dialog with scripts, and without them a page. */
async function expectDialog({ page, dialog, scripts }: Walk, title: string) {
  await dialog.getByRole("heading", { name: title, level: 1 }).waitFor();
  const open = await page.locator("dialog:modal").count();
  expect(open, `dialogs for ${title}`).to.equal(scripts ? 1 : 0);
}

async function expectNotice(page: Page, text: string) {
  await page.getByText(text, { exact: true }).waitFor();
}

const steps: Step[] = [
  {
    title: "opens the landing page",
    async go({ page }) {
      await page.goto("/");
      await page.getByRole("heading", { name: "Developer Portal" }).waitFor();
    },
  },
  {
    title: "signs in with Sign In",
    async go({ page }) {
      await link(page.locator("main"), "Sign In").click();
      await page.getByLabel("Email").fill("owner@example.com");
      await page.getByLabel("Password").fill(password);
      await button(page, "Sign In").click();
    },
  },
  {
    title: "shows My Apps, where Create a New App opens Create New App",
    async go(walk) {
      const { page } = walk;
      await page.getByRole("heading", { name: "My Apps" }).waitFor();
      await link(page, "Create a New App").click();
      await expectDialog(walk, "Create New App");
    },
  },
  {
    title: "takes App Name, Description, Integration Type and Category, and creates the app",
    async go({ page, dialog }) {
      await dialog.getByLabel("App Name").fill("Bid Board");
      await dialog.getByLabel("Description").fill("Collects bids.");
      await dialog.getByLabel("Integration Type").selectOption({ label: "Data Connection" });
      await dialog.getByLabel("Category").selectOption({ label: "Bidding/Estimation" });
      await button(dialog, "Create").click();
      await expectNotice(page, "The app was created.");
    },
  },
  {
    title: "has App Settings with what was given, and takes Support Email, Support Phone and Site URL",
    async go({ page }) {
      const settings = section(page, "App Settings");
      expect(await settings.getByLabel("App Name").inputValue()).to.equal("Bid Board");
      expect(await settings.getByLabel("Category").inputValue()).to.equal("bidding-estimation");
      await settings.getByLabel("Support Email").fill("help@example.com");
      await settings.getByLabel("Support Phone").fill("+1 555 0100");
      await settings.getByLabel("Site URL").fill("https://example.com/bids");
      await button(settings, "Save Settings").click();
      await expectNotice(page, "The settings were saved.");
      expect(await settings.getByLabel("Site URL").inputValue()).to.equal("https://example.com/bids");
    },
  },
  {
    title: "takes a logo",
    async go({ page }) {
      const settings = section(page, "App Settings");
      const file = { name: "logo.png", mimeType: "image/png", buffer: png(8, 8) };
      await settings.getByLabel("Attach a file").setInputFiles(file);
      await button(settings, "Upload Logo").click();
      await expectNotice(page, "The logo was saved.");
      const logo = page.getByRole("img", { name: "The logo of Bid Board" });
      const source = await logo.getAttribute("src");
      expect((await (await page.request.get(source!)).body()).equals(png(8, 8))).to.be.true;
    },
  },
  {
    title: "asks before it gives production access: Request Production Access",
    async go(walk) {
      await link(walk.page, "Request Production Access").click();
      await expectDialog(walk, "Request Production Access");
    },
  },
  {
    title: "shows a Client ID and a Client Secret after Request Production Access once again",
    async go({ page, dialog }) {
      await button(dialog, "Request Production Access").click();
      await page.getByRole("heading", { name: "Your Production Credentials" }).waitFor();
      expect(await page.locator("#new-client-id").innerText()).to.match(/^\S{20,}$/);
      expect(await page.locator("#new-client-secret").innerText()).to.match(/^\S{20,}$/);
      expect(await page.locator("main").innerText()).to.include("the only opportunity to view it");
    },
  },
  {
    title: "returns to App Settings with Back",
    async go({ page }) {
      const id = await page.locator("#new-client-id").innerText();
      await link(page, "Back").click();
      await section(page, "App Settings").waitFor();
      expect(new URL(page.url()).hash).to.equal("#app-settings");
      expect(await page.locator("#client-id").innerText()).to.equal(id);
    },
  },
  {
    title: "generates a sandbox: Generate Sandbox",
    async go(walk) {
      await link(walk.page, "Generate Sandbox").click();
      await expectDialog(walk, "Generate Sandbox");
      await button(walk.dialog, "Generate Sandbox").click();
      await expectNotice(walk.page, "The sandbox is being generated.");
    },
  },
  {
    title: "shows the sandbox when it is ready",
    async go({ page, scripts }) {
      const sandbox = section(page, "Sandbox Account");
      const ready = sandbox.getByText("Company ID");
      if (scripts) await ready.waitFor();
      else
        while (!(await ready.isVisible()))
          await link(sandbox, "Look Again")
            .click()
            .then(() => page.reload());
      expect(await sandbox.innerText()).to.include("Ready");
    },
  },
  {
    title: "adds a team member as a developer: Add Another User",
    async go(walk) {
      const { page, dialog } = walk;
      await link(page, "Add Another User").click();
      await expectDialog(walk, "Add Another User");
      await dialog.getByLabel("Email").fill("colleague@example.com");
      await dialog.getByLabel("Developer").check();
      await button(dialog, "Send Invitation").click();
      await expectNotice(page, "The invitation was sent.");
      const row = section(page, "Manage Collaborators").getByRole("row", { name: "colleague@example.com" });
      expect(await row.innerText()).to.match(/Developer\s+Pending/);
    },
  },
  {
    title: "tells what each role may do: View Permissions Details",
    async go(walk) {
      const { page, dialog } = walk;
      await link(page, "View Permissions Details").click();
      await expectDialog(walk, "Permissions Details");
      const row = dialog.getByRole("row").filter({ hasText: "Manage Users" }).first();
      expect(await row.innerText()).to.match(/Yes\s+Yes\s+No$/);
      await link(dialog, "Back").click();
      await section(page, "Manage Collaborators").waitFor();
    },
  },
  {
    title: "asks for the app's name in Delete this App: Delete App",
    async go(walk) {
      await link(section(walk.page, "Delete this App"), "Delete App").click();
      await expectDialog(walk, "Delete App");
      await walk.dialog.getByLabel("App Name").fill("Bid Bored");
      await button(walk.dialog, "Delete App").click();
      await walk.dialog.getByRole("alert").getByText("must be Bid Board").waitFor();
    },
  },
  {
    title: "deletes the app once its name was typed",
    async go({ page, dialog }) {
      await dialog.getByLabel("App Name").fill("Bid Board");
      await button(dialog, "Delete App").click();
      await expectNotice(page, "The app was deleted. It can be restored for 30 days.");
      await page.getByRole("heading", { name: "My Apps" }).waitFor();
      expect(await page.getByRole("link", { name: "Bid Board", exact: true }).count()).to.equal(0);
    },
  },
];

for (const scripts of [true, false]) {
  onEachDatabase(
    `the walk through the portal in a browser ${scripts ? "with" : "without"} JavaScript`,
    function () {
      this.timeout(30_000);

      let portal: ServedPortal;
      let browser: Browser;
      let walk: Walk;

      before(requireBrowser);

      before(async () => {
        portal = await servePortal({ sandboxGenerationSeconds: 1 });
        await portal.store.write((db) =>
          db.updateTable("accounts").set({ password_hash: cheapHash }).execute(),
        );
        browser = await launchBrowser();
        const page = await portal.window(browser, undefined, { javaScriptEnabled: scripts });
        walk = { page, dialog: page.locator(scripts ? "dialog" : "main"), scripts };
      });

      after(async () => {
        await browser?.close();
        await portal?.stop();
      });

      // Each step goes on where the one before it stopped.
      for (const { title, go } of steps) it(title, () => go(walk));
    },
  );
}
