import { hashPassword } from "../../accounts/passwords.ts";
import { requireSetUpLink, setUp } from "../../accounts/set-up.ts";
import { bodyOf } from "../form.ts";
import { field, problemSummary } from "../field.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { SigningIn } from "./account-pages.ts";
import { enter, linkToken } from "./entering.ts";
import { firstPerson } from "./person.ts";
import { personFields } from "./sign-up.ts";

/** Where the link leads that the server prints while there is no account. */
export function setUpPage(pages: Pages, { cookies, store }: SigningIn): void {
  pages.add("/set-up", {
    access: "everybody",
    async view(visit, draft) {
      const { csrfField, now } = visit;
      const token = linkToken(visit);
      await store.read((db) => requireSetUpLink({ db, now }, token));
      return {
        title: "Set up",
        body: html`<form class="card narrow" method="post" action="/set-up" novalidate>
          <h1>Set up the portal</h1>
          ${problemSummary(draft, firstPerson)}${csrfField}
          <input type="hidden" name="token" value="${token}">
          <p>Make the first account. It is the portal's operator.</p>
          ${field(firstPerson, "email", { draft, autocomplete: "email" })}${personFields(draft)}
          <p class="actions"><button class="primary">Make My Account</button></p>
        </form>`,
      };
    },
    async act(visit) {
      const token = linkToken(visit);
      const { password, ...someone } = bodyOf(firstPerson, visit.form);
      // Before the hashing, which costs much more.
      await store.read((db) => requireSetUpLink({ db, now: visit.now }, token));
      const passwordHash = await hashPassword(password);
      await enter(visit, { pages, cookies }, (context) =>
        setUp(context, token, { ...someone, passwordHash }),
      );
      return redirect("/apps");
    },
  });
}
