import { expect } from "chai";
import type { Page } from "./browser.ts";
import type { ClientServer } from "./client-server.ts";
import { password } from "./people.ts";

/** What a browser objects to in a page from now on, such as what the page's policy blocks. */
export function objectionsIn(page: Page): string[] {
  const objections: string[] = [];
  page.on("console", (message) => void objections.push(message.text()));
  page.on("pageerror", (error) => void objections.push(String(error)));
  page.on("requestfailed", (request) => {
    objections.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`);
  });
  return objections;
}

/** From the page of a client over the sign-in form to the question. @returns what the question says. */
export async function signInFrom(page: Page, server: ClientServer, url: string, email: string) {
  await page.goto(server.pageTo(url));
  await page.getByRole("link", { name: "Connect" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign In", exact: true }).click();
  return question(page);
}

/** What the portal asks, once it does. */
export async function question(page: Page): Promise<string> {
  await page.getByRole("heading", { name: /^Authorize .+\?$/, level: 1 }).waitFor();
  return page.locator("main").innerText();
}

/** Answers the question and comes to the client's callback, once. @returns with what. */
export function answer(page: Page, label: "Authorize" | "Deny", server: ClientServer): Promise<URL> {
  return arrival(page, server, () => page.getByRole("button", { name: label, exact: true }).click());
}

/** What comes to the client's callback by an act in the browser. */
export async function arrival(page: Page, server: ClientServer, act: () => Promise<unknown>): Promise<URL> {
  const before = server.arrivals.length;
  await act();
  await page.waitForURL(`${server.callback}?**`);
  const came = server.arrivals.slice(before);
  expect(came.map(({ href }) => href)).to.deep.equal([page.url()]);
  return came[0]!;
}
