import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";

export function landingPage(pages: Pages): void {
  pages.add("/", {
    access: "everybody",
    view: ({ session }) =>
      session
        ? redirect("/apps")
        : {
            title: "Welcome",
            body: html`<div class="welcome">
              <h1>Developer Portal</h1>
              <p>Register your applications, get their credentials, and try them in a sandbox.</p>
              <p class="actions">
                <a class="button primary" href="/sign-in">Sign In</a>
                <a class="button" href="/sign-up">Sign Up</a>
              </p>
            </div>`,
          },
  });
}
