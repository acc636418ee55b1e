import type { PortalServer } from "../../support/portal-server.ts";
import { unescape } from "../../support/forms.ts";
import { apiOf } from "./answers.ts";
import { browserOn } from "./browser.ts";
import { appWith, declaredApp, fullApp, giveAway } from "./fill-apps.ts";
import { fillOAuth } from "./fill-oauth.ts";

const password = "a long password";

/** Fills a new portal with some of everything that it can hold. @returns what opens it, and the ids of its apps. */
export async function fill(portal: PortalServer) {
  const operator = apiOf(portal.url, portal.token);
  await operator.must("PATCH", "/settings", { sandboxGenerationSeconds: 0, signUp: "open" });
  for (const name of ["bob", "carol", "eve"]) await portal.makeAccount(`${name}@example.com`);
  const tokens = {
    owner: portal.token,
    reader: await portal.makeToken("read"),
    bob: await portal.makeToken("read,write,secrets", "bob@example.com"),
    carol: await portal.makeToken("read,write", "carol@example.com"),
    eve: await portal.makeToken("read", "eve@example.com"),
  };
  const [owner, bob] = [
    await signedIn(portal.url, "owner@example.com"),
    await signedIn(portal.url, "bob@example.com"),
  ];

  const full = await fullApp(operator, apiOf(portal.url, tokens.bob), apiOf(portal.url, tokens.carol));
  const declared = await declaredApp(operator);
  const apps = {
    full: full.id,
    declared: declared.id,
    waiting: await appWith(operator, "Waiting"),
    rejected: await appWith(operator, "Rejected"),
    deleted: await appWith(operator, "Deleted"),
    generating: await appWith(operator, "Generating"),
    given: await giveAway(operator, apiOf(portal.url, tokens.bob)),
  };
  await operator.must("PATCH", "/settings", { approvalRequired: true, sandboxGenerationSeconds: 3_600 });
  for (const id of [apps.waiting, apps.rejected])
    await operator.must("POST", `/apps/${id}/production-credentials`, {});
  const reason = "It does not say what it is for.";
  await operator.must("POST", `/apps/${apps.rejected}/production-credentials/reject`, { reason });
  await operator.must("POST", `/apps/${apps.generating}/sandbox`, {});
  await operator.must("DELETE", `/apps/${apps.deleted}`);

  const oauth = await fillOAuth(portal.url, full, bob);
  await bob.send("/forgot-password", { email: "bob@example.com" });
  await deactivate(owner, "eve@example.com");
  const sessions = { owner: owner.cookies, bob: bob.cookies };
  return { password, tokens, sessions, apps, declaration: declared.request, oauth };
}

/** What opens a recorded portal, and what to look for in it. */
export type Keys = Awaited<ReturnType<typeof fill>>;

type Browser = ReturnType<typeof browserOn>;

async function signedIn(url: string, email: string): Promise<Browser> {
  const browser = browserOn(url);
  const { status } = await browser.send("/sign-in", { email, password });
  if (status !== 303) throw new Error(`${email} could not sign in.`);
  return browser;
}

async function deactivate(operator: Browser, email: string): Promise<void> {
  const page = "/operator/accounts";
  const { text } = await operator.open(page);
  const row = text.split("<tr").find((each) => unescape(each).includes(email)) ?? "";
  const [path = ""] = /\/operator\/accounts\/[\w-]+\/active/.exec(row) ?? [];
  const { status } = await operator.send(path, {}, page);
  if (status !== 303) throw new Error(`${email} could not be deactivated.`);
}
