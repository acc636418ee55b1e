import type { Throttle } from "../../accounts/sign-in.ts";
import type { Store } from "../../store/store.ts";
import type { Pages } from "../pages.ts";
import type { SessionCookies } from "../session-cookies.ts";
import { landingPage } from "./landing.ts";
import { ownAccountPages } from "./own-account.ts";
import { passwordPages } from "./passwords.ts";
import { setUpPage } from "./set-up.ts";
import { signInPages } from "./sign-in.ts";
import { signUpPages } from "./sign-up.ts";

/** What the pages need that are about signing in. */
export interface SigningIn {
  cookies: SessionCookies;
  slowDown: Throttle;
  store: Store;
}

export function accountPages(pages: Pages, parts: SigningIn): void {
  landingPage(pages);
  signInPages(pages, parts);
  signUpPages(pages, parts);
  setUpPage(pages, parts);
  passwordPages(pages, parts);
  ownAccountPages(pages, parts);
}
