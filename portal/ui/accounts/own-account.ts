import Type from "typebox";
import { renameAccount, viewOwnAccount } from "../../accounts/own-account.ts";
import { setPassword } from "../../accounts/change-password.ts";
import { hashPassword, verifyPassword } from "../../accounts/passwords.ts";
import { startSession } from "../../accounts/sessions.ts";
import { invalid } from "../../errors.ts";
import { bodyOf, type Draft } from "../form.ts";
import { field, problemSummary } from "../field.ts";
import { html } from "../html.ts";
import { redirect, type Page } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import type { SigningIn } from "./account-pages.ts";
import { names, newPassword } from "./person.ts";

const namesForm = Type.Object(names);
const changeForm = Type.Object({
  currentPassword: Type.String({ title: "Current Password" }),
  password: { ...newPassword, title: "New Password" },
});

export function ownAccountPages(pages: Pages, { cookies, slowDown }: SigningIn): void {
  pages.add("/account", {
    view: (visit, draft) => accountPage(visit, { names: draft }),
    async act(visit) {
      const wanted = bodyOf(namesForm, visit.form);
      await visit.write((context) => renameAccount(context, wanted));
      return redirect("/account", "name-saved");
    },
  });

  pages.add("/account/password", {
    instead: () => "/account",
    view: (visit, draft) => accountPage(visit, { password: draft }),
    async act(visit) {
      const { actor, form, request } = visit;
      const { currentPassword, password } = bodyOf(changeForm, form);
      await slowDown(`account ${actor.accountId}`);
      const { password_hash } = await visit.read(viewOwnAccount);
      if (!(await verifyPassword(currentPassword, password_hash))) {
        throw invalid([{ field: "currentPassword", message: "is not your password" }]);
      }
      const passwordHash = await hashPassword(password);
      const session = await visit.write(async (context) => {
        await setPassword(context, actor.accountId, passwordHash);
        return startSession(context, { ...actor, id: actor.accountId }, request.ip);
      });
      cookies.keep(visit, session);
      return redirect("/account", "password-changed");
    },
  });
}

interface Drafts {
  names?: Draft | undefined;
  password?: Draft | undefined;
}

async function accountPage(visit: Visit, drafts: Drafts): Promise<Page> {
  const { csrfField } = visit;
  const account = await visit.read(viewOwnAccount);
  return {
    title: "Account",
    body: html`<h1>Account</h1>
      <section class="card" aria-labelledby="you">
        <h2 id="you">You</h2>
        <p>You are signed in as <strong>${account.email}</strong>${account.operator && ", an operator of this portal"}.</p>
        <form method="post" action="/account" novalidate>
          ${problemSummary(drafts.names, namesForm)}${csrfField}
          ${field(namesForm, "firstName", { draft: drafts.names, value: account.first_name, autocomplete: "given-name" })}
          ${field(namesForm, "lastName", { draft: drafts.names, value: account.last_name, autocomplete: "family-name" })}
          <p class="actions"><button>Save</button></p>
        </form>
      </section>
      <section class="card" aria-labelledby="change-password">
        <h2 id="change-password">Change Password</h2>
        <form method="post" action="/account/password" novalidate>
          ${problemSummary(drafts.password, changeForm)}${csrfField}
          ${field(changeForm, "currentPassword", { draft: drafts.password, type: "password", autocomplete: "current-password" })}
          ${field(changeForm, "password", { draft: drafts.password, type: "password", autocomplete: "new-password" })}
          <p class="hint">Every other session ends; your API tokens go on working.</p>
          <p class="actions"><button>Change Password</button></p>
        </form>
      </section>
      <section class="card" aria-labelledby="authorized-apps">
        <h2 id="authorized-apps">Authorized Apps</h2>
        <p>See <a href="/authorized-apps">which apps act for you</a>, and end it.</p>
      </section>
      <section class="card" aria-labelledby="sessions">
        <h2 id="sessions">Sessions</h2>
        <p>${account.sessions === 1 ? "You are signed in in this browser only." : `You are signed in in ${account.sessions} browsers.`}</p>
        <form method="post" action="/sign-out-everywhere">${csrfField}<button>Sign Out Everywhere</button></form>
      </section>`,
  };
}
