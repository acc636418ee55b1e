import type { Browser, Page } from "playwright-core";
import { findBrowser, launchBrowser } from "../../tools/browser.ts";
import { skip } from "./skip.ts";

export { launchBrowser };

/** Skips the suite when this machine has no browser: `before(requireBrowser)`. */
export async function requireBrowser(this: Mocha.Context): Promise<void> {
  this.timeout(60_000);
  if (!(await findBrowser())) skip(this, "no Chromium; put the path of one into DEVPORTAL_CHROMIUM");
}

export type { Browser, Page };
