import { emailKey } from "../../accounts/accounts.ts";
import { requestPasswordReset, resetPassword } from "../../accounts/change-password.ts";
import { requireLink } from "../../accounts/one-time-links.ts";
import { hashPassword } from "../../accounts/passwords.ts";
import { bodyOf } from "../form.ts";
import { field, problemSummary } from "../field.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { SigningIn } from "./account-pages.ts";
import { enter, linkToken } from "./entering.ts";
import { mailedPage } from "./mailed.ts";
import { emailForm, passwordForm } from "./person.ts";

export function passwordPages(pages: Pages, { cookies, slowDown, store }: SigningIn): void {
  pages.add("/forgot-password", {
    access: "everybody",
    view: ({ csrfField }, draft) => ({
      title: "Choose a new password",
      body: html`<form class="card narrow" method="post" action="/forgot-password" novalidate>
        <h1>Choose a new password</h1>
        ${problemSummary(draft, emailForm)}${csrfField}
        <p>A link to choose a new password is mailed to you.</p>
        ${field(emailForm, "email", { draft, autocomplete: "username" })}
        <p class="actions"><button class="primary">Mail Me a Link</button></p>
      </form>`,
    }),
    async act({ form, request }) {
      const { email } = bodyOf(emailForm, form);
      await slowDown(`mail from ${request.ip}`, `mail to ${emailKey(email)}`);
      await pages.writeUnsigned((context) => requestPasswordReset(context, email));
      return mailedPage(email, "If it has an account, a link is on its way: it works for an hour.");
    },
  });

  pages.add("/reset-password", {
    access: "everybody",
    async view(visit, draft) {
      const { csrfField, now } = visit;
      const token = linkToken(visit);
      const { email } = await store.read((db) => requireLink({ db, now }, "reset-password", token));
      return {
        title: "Choose a new password",
        body: html`<form class="card narrow" method="post" action="/reset-password" novalidate>
          <h1>Choose a new password</h1>
          ${problemSummary(draft, passwordForm)}${csrfField}
          <input type="hidden" name="token" value="${token}">
          <p>For the account <strong>${email}</strong>. Every session of it ends; its API tokens go on working.</p>
          ${field(passwordForm, "password", { draft, type: "password", autocomplete: "new-password" })}
          <p class="actions"><button class="primary">Save My Password</button></p>
        </form>`,
      };
    },
    async act(visit) {
      const token = linkToken(visit);
      const { password } = bodyOf(passwordForm, visit.form);
      // Before the hashing, which costs much more.
      await store.read((db) => requireLink({ db, now: visit.now }, "reset-password", token));
      const passwordHash = await hashPassword(password);
      await enter(visit, { pages, cookies }, (context) => resetPassword(context, token, passwordHash));
      return redirect("/apps", "password-changed");
    },
  });
}
