import type { AddressInfo } from "node:net";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { startSession } from "../../portal/accounts/sessions.ts";
import type { readSettings } from "../../portal/settings.ts";
import { startPortal } from "./portal.ts";
import { succeed } from "./stage.ts";

type Settings = Partial<Awaited<ReturnType<typeof readSettings>>>;
type Account = Parameters<typeof startSession>[1];

/** A portal in this process that listens, with the time of day, and with an operator who owns apps. */
export async function servePortal(settings: Settings = { sandboxGenerationSeconds: 0 }) {
  let url = "";
  const clock = () => new Date();
  const portal = await startPortal({
    clock,
    publicUrl: () => url,
    rateLimit: { perSecond: 1e6, burst: 1e6 },
  });
  await portal.app.listen({ host: "127.0.0.1", port: 0 });
  url = `http://127.0.0.1:${(portal.app.server.address() as AddressInfo).port}`;
  const owner = await portal.account("owner@example.com", { operator: true });
  await succeed(portal, owner.token, "PATCH", "/settings", { body: settings });

  return {
    ...portal,
    clock,
    owner,
    url,
    /** A window of a browser, in which somebody has signed in if an account is given. */
    async window(browser: Browser, account?: Account, options: BrowserContextOptions = {}) {
      const context = await browser.newContext({ baseURL: url, ...options });
      context.setDefaultTimeout(10_000);
      if (account) {
        const now = clock().toISOString();
        const value = await portal.store.write((db) => startSession({ db, now }, account, null));
        await context.addCookies([{ name: "devportal_session", value, url }]);
      }
      return context.newPage();
    },
  };
}

export type ServedPortal = Awaited<ReturnType<typeof servePortal>>;
