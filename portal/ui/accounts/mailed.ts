import { html } from "../html.ts";
import type { Page } from "../page.ts";

/** Says that a mail is under way, in the same words whether or not the address has an account. */
export function mailedPage(email: string, what: string): Page {
  return {
    title: "Look at your mail",
    body: html`<div class="card narrow">
      <h1>Look at your mail</h1>
      <p>You gave the address <strong>${email}</strong>. ${what}</p>
      <p>Nothing there after some minutes? Ask the operator of this portal.</p>
      <p class="actions"><a class="button" href="/sign-in">Sign In</a></p>
    </div>`,
  };
}
