import { emailKey } from "../../accounts/accounts.ts";
import { hashPassword } from "../../accounts/passwords.ts";
import { requireLink } from "../../accounts/one-time-links.ts";
import { requestSignUp, signUp } from "../../accounts/sign-up.ts";
import { bodyOf, type Draft } from "../form.ts";
import { field, problemSummary } from "../field.ts";
import { html, type Html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import type { SigningIn } from "./account-pages.ts";
import { enter, linkToken } from "./entering.ts";
import { mailedPage } from "./mailed.ts";
import { emailForm, person } from "./person.ts";

export function signUpPages(pages: Pages, { cookies, slowDown, store }: SigningIn): void {
  pages.add("/sign-up", {
    access: "everybody",
    async view(visit, draft) {
      const { csrfField, now, session } = visit;
      const token = linkToken(visit);
      if (token === "")
        return session ? redirect("/apps") : { title: "Sign Up", body: askForAddress(csrfField, draft) };
      const { email } = await store.read((db) => requireLink({ db, now }, "sign-up", token));
      return { title: "Sign Up", body: askForPerson(visit, { email, token, draft }) };
    },
    async act(visit) {
      const { form, request } = visit;
      const token = linkToken(visit);
      if (token === "") {
        const { email } = bodyOf(emailForm, form);
        await slowDown(`mail from ${request.ip}`, `mail to ${emailKey(email)}`);
        await pages.writeUnsigned((context) => requestSignUp(context, email));
        return mailedPage(
          email,
          "If an account can be made for it, a link is on its way: it works for a day.",
        );
      }
      const { firstName, lastName, password } = bodyOf(person, form);
      // Before the hashing, which costs much more.
      await store.read((db) => requireLink({ db, now: visit.now }, "sign-up", token));
      const passwordHash = await hashPassword(password);
      await enter(visit, { pages, cookies }, (context) =>
        signUp(context, token, { firstName, lastName, passwordHash }),
      );
      return redirect("/apps");
    },
  });
}

function askForAddress(csrfField: Html, draft: Draft | undefined): Html {
  return html`<form class="card narrow" method="post" action="/sign-up" novalidate>
    <h1>Sign Up</h1>
    ${problemSummary(draft, emailForm)}${csrfField}
    <p>A link to make your account is mailed to you.</p>
    ${field(emailForm, "email", { draft, autocomplete: "email" })}
    <p class="actions"><button class="primary">Mail Me a Link</button></p>
    <p>You have an account? <a href="/sign-in">Sign In</a></p>
  </form>`;
}

function askForPerson(
  { csrfField }: Visit,
  { email, token, draft }: { email: string; token: string; draft: Draft | undefined },
): Html {
  return html`<form class="card narrow" method="post" action="/sign-up" novalidate>
    <h1>Sign Up</h1>
    ${problemSummary(draft, person)}${csrfField}
    <input type="hidden" name="token" value="${token}">
    <p>Your account is for <strong>${email}</strong>.</p>
    ${personFields(draft)}
    <p class="actions"><button class="primary">Make My Account</button></p>
  </form>`;
}

/** What a person says of themselves. */
export function personFields(draft: Draft | undefined): Html {
  return html`${field(person, "firstName", { draft, autocomplete: "given-name" })}
  ${field(person, "lastName", { draft, autocomplete: "family-name" })}
  ${field(person, "password", { draft, type: "password", autocomplete: "new-password" })}`;
}
