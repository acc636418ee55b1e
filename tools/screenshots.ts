import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { devportal, startPortal } from "./portal.ts";
import { smaller } from "./screenshots/smaller.ts";

/** Pictures of the portal's pages, for the documentation. */
const pictures = fileURLToPath(new URL("../docs/screenshots/", import.meta.url));
const logo = new URL("../examples/quickstart/logo.png", import.meta.url);
const owner = { email: "ada@example.com", password: "a password for pictures" };
const colleague = { email: "grace@example.com", password: "another password for pictures" };

const folder = await mkdtemp(join(tmpdir(), "devportal-screenshots-"));
const data = join(folder, "data");
for (const { email, password } of [owner, colleague]) {
  await devportal(
    ["account", "create", "--data", data, "--email", email, "--password-stdin"],
    `${password}\n`,
  );
}
const portal = await startPortal({ data, port: 0, log: join(folder, "log") });
const browser = await launchBrowser();
try {
  const app = await makeSample();
  const page = await browser.newPage({
    baseURL: portal.url,
    viewport: { width: 1200, height: 800 },
    reducedMotion: "reduce",
  });
  await mkdir(pictures, { recursive: true });
  await take(page, app);
} finally {
  await browser.close();
  await portal.stop();
  await rm(folder, { recursive: true });
}

async function take(page: Page, app: string) {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Sign In" }).click();
  await page.getByRole("heading", { name: "My Apps" }).waitFor();
  await page.getByRole("link", { name: "Create a New App" }).click();
  await page.locator("dialog:modal").waitFor();
  await shoot(page, "create-new-app");

  await page.goto(app);
  await page.getByRole("link", { name: "Request Production Access" }).click();
  await page.getByRole("button", { name: "Request Production Access" }).click();
  await page.locator("#new-client-secret").waitFor();
  await shoot(page, "production-credentials");

  await page.getByRole("link", { name: "Back", exact: true }).click();
  await page.locator("#client-id").waitFor();
  await shoot(page, "app", { fullPage: true });
  await page.emulateMedia({ colorScheme: "dark" });
  await shoot(page, "app-dark", { fullPage: true });
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/apps");
  await shoot(page, "my-apps");
  await page.goto(`${app}/code`);
  await shoot(page, "as-code", { fullPage: true });
}

async function shoot(page: Page, name: string, options: { fullPage?: boolean } = {}) {
  await page.evaluate(makeUp());
  await page.evaluate("window.scrollTo(0, 0)");
  const picture = await page.screenshot({ caret: "hide", ...options });
  await writeFile(join(pictures, `${name}.png`), smaller(picture));
  console.log(`docs/screenshots/${name}.png`);
}

// What differs from run to run is replaced by something made up; a secret by nothing that can be read.
function makeUp(): string {
  return `(() => {
  const made = (text) => text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, "0198c5a1-7c1e-7d3a-9b52-3f6d2a8e4c10")
    .replaceAll(/(?<![0-9a-f])[0-9a-f]{16,}(?![0-9a-f])/g, (found) => "4f8a1c6e92b7d035".repeat(4).slice(0, found.length))
    .replaceAll(${JSON.stringify(portal.url)}, "https://portal.example.com");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = made(texts.currentNode.data);
  for (const element of document.querySelectorAll("#client-id, #new-client-id, #sandbox-client-id"))
    element.textContent = "made-up-" + element.id.replace("new-", "").padEnd(35, "-0123456789");
  for (const element of document.querySelectorAll("[data-once]")) element.textContent = "•".repeat(43);
})()`;
}

/** An app with all but production credentials, and another one. @returns where its page is. */
async function makeSample(): Promise<string> {
  const api = await apiOf(owner.email, "read,write,secrets,operator");
  await api("PATCH", "/settings", { sandboxGenerationSeconds: 0 });
  await api("POST", "/apps", {
    name: "Punch List",
    description: "Walks a site and notes what is left to do.",
    integrationType: "embedded",
    category: "quality-safety",
  });
  const { id } = await api("POST", "/apps", {
    name: "Bid Board",
    description: "Collects the bids of subcontractors and compares them.",
    integrationType: "data-connection",
    category: "bidding-estimation",
    supportEmail: "support@example.com",
    supportPhone: "+1 555 0100",
    siteUrl: "https://bids.example.com",
  });
  const app = `/apps/${id}`;
  await api("PUT", `${app}/logo`, await readFile(logo));
  await api("POST", `${app}/sandbox`);
  const invitation = await api("POST", `${app}/collaborators`, { email: colleague.email, role: "admin" });
  await api("POST", `${app}/collaborators`, { email: "alan@example.com", role: "developer" });
  await (
    await apiOf(colleague.email)
  )("POST", `/invitations/${invitation.id}/accept`);
  return app;
}

/** The portal's API, for an account. */
async function apiOf(email: string, scopes = "read,write,secrets") {
  const token = await devportal(["token", "create", "--data", data, "--email", email, "--scopes", scopes]);
  return async (method: string, path: string, body?: object): Promise<{ id: string }> => {
    const type = Buffer.isBuffer(body) ? "image/png" : "application/json";
    const response = await fetch(`${portal.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": type }) },
      ...(body && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as { id: string };
  };
}
