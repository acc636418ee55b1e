import Type from "typebox";
import { checkSignIn } from "../../accounts/sign-in.ts";
import { endSession, endSessions } from "../../accounts/sessions.ts";
import { textOf } from "../form.ts";
import { field } from "../field.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { enter } from "./entering.ts";
import { email } from "./person.ts";
import type { SigningIn } from "./account-pages.ts";

const signInForm = Type.Object({ email, password: Type.String({ title: "Password" }) });

export function signInPages(pages: Pages, { cookies, slowDown, store }: SigningIn): void {
  pages.add("/sign-in", {
    access: "everybody",
    view({ session, query, form, csrfField }, draft) {
      if (session) return redirect("/apps");
      const next = ownPath(draft ? textOf(form, "next") : (query["next"] ?? ""));
      return {
        title: "Sign In",
        body: html`<form class="card narrow" method="post" action="/sign-in" novalidate>
          <h1>Sign In</h1>
          ${draft && html`<div class="problems" role="alert"><p>${draft.message ?? "Give your address and your password."}</p></div>`}
          ${csrfField}<input type="hidden" name="next" value="${next}">
          ${field(signInForm, "email", { draft, autocomplete: "username" })}
          ${field(signInForm, "password", { draft, type: "password", autocomplete: "current-password" })}
          <p class="actions"><button class="primary">Sign In</button></p>
          <p><a href="/forgot-password">Forgot your password?</a></p>
          <p>No account yet? <a href="/sign-up">Sign Up</a></p>
        </form>`,
      };
    },
    async act(visit) {
      const { form, request, session } = visit;
      const attempt = {
        email: textOf(form, "email").trim(),
        password: textOf(form, "password"),
        address: request.ip,
      };
      const account = await checkSignIn(attempt, { read: (work) => store.read(work), slowDown });
      await enter(visit, { pages, cookies }, async (context) => {
        if (session) await endSession(context, session.id);
        return account;
      });
      return redirect(ownPath(textOf(form, "next")));
    },
  });

  pages.add("/sign-out", {
    access: "everybody",
    view: () => redirect("/"),
    async act(visit) {
      const { session } = visit;
      if (session) await visit.write((context) => endSession(context, session.id));
      cookies.forget(visit);
      return redirect("/sign-in", "signed-out");
    },
  });

  pages.add("/sign-out-everywhere", {
    view: () => redirect("/account"),
    async act(visit) {
      await visit.write((context) => endSessions(context, context.actor.accountId));
      cookies.forget(visit);
      return redirect("/sign-in", "signed-out-everywhere");
    },
  });
}

/** Where a person wanted to go; an address elsewhere, in whatever disguise, is none. */
function ownPath(next: string): string {
  const base = "http://portal.invalid";
  if (!next.startsWith("/") || !URL.canParse(next, base)) return "/apps";
  const { origin, pathname, search } = new URL(next, base);
  return origin === base && !pathname.startsWith("//") ? pathname + search : "/apps";
}
