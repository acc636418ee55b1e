import { requireLink } from "../../accounts/one-time-links.ts";
import { hashPassword } from "../../accounts/passwords.ts";
import { startSession } from "../../accounts/sessions.ts";
import { isNew, setUp } from "../../accounts/set-up.ts";
import { refuse } from "../../errors.ts";
import { bodyOf, textOf } from "../form.ts";
import { field, problemSummary } from "../field.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { SigningIn } from "./account-pages.ts";
import { firstPerson } from "./person.ts";
import { personFields } from "./sign-up.ts";

/** Where the link leads that the server prints while there is no account. */
export function setUpPage(pages: Pages, { cookies, store }: SigningIn): void {
  pages.add("/set-up", {
    access: "everybody",
    async view({ query, form, csrfField, now }, draft) {
      const token = textOf(form, "token") || (query["token"] ?? "");
      await store.read((db) => requireSetUp({ db, now }, token));
      return {
        title: "Set up",
        body: html`<form class="card narrow" method="post" action="/set-up" novalidate>
          <h1>Set up the portal</h1>
          ${problemSummary(draft, firstPerson)}${csrfField}
          <input type="hidden" name="token" value="${token}">
          <p>Make the first account. It is the portal's operator.</p>
          ${field(firstPerson, "email", { draft, type: "email", autocomplete: "email" })}${personFields(draft)}
          <p class="actions"><button class="primary">Make My Account</button></p>
        </form>`,
      };
    },
    async act(visit) {
      const { form, request } = visit;
      const { password, ...someone } = bodyOf(firstPerson, form);
      // Before the hashing, which costs much more.
      await store.read((db) => requireSetUp({ db, now: visit.now }, textOf(form, "token")));
      const passwordHash = await hashPassword(password);
      const session = await pages.writeUnsigned(async (context) => {
        const account = await setUp(context, textOf(form, "token"), { ...someone, passwordHash });
        return startSession(context, account, request.ip);
      });
      cookies.keep(visit, session);
      return redirect("/apps");
    },
  });
}

/** @throws PortalError `set_up_already` or `link_invalid`. */
async function requireSetUp(moment: Parameters<typeof requireLink>[0], token: string): Promise<void> {
  if (!(await isNew(moment.db))) throw refuse("set_up_already");
  await requireLink(moment, "set-up", token);
}
