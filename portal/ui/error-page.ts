import type { PortalError } from "../errors.ts";
import { html } from "./html.ts";
import type { Page } from "./page.ts";
import { signInFor } from "./pages.ts";
import type { Visit } from "./visit.ts";

const titles: Record<number, string> = {
  401: "You are not signed in",
  403: "That is not possible here",
  404: "There is no such page",
  410: "That is over",
  413: "That is too large",
  429: "Too many requests",
};

/** A refusal for a person, with a way out. */
export function errorPage({ status, message, code }: PortalError, { session, request }: Visit): Page {
  const title = titles[status] ?? (status >= 500 ? "Something went wrong" : "That did not work");
  return {
    title,
    status,
    body: html`<h1>${title}</h1>
      <p>${message}</p>
      ${status >= 500 && html`<p>Request id: <code>${request.id}</code></p>`}
      <p class="actions">
        ${code === "link_invalid" && html`<a class="button" href="/forgot-password">Choose a new password</a>`}
        ${
          session
            ? html`<a class="button" href="/apps">My Apps</a>`
            : html`<a class="button" href="${signInFor(request.method === "GET" && status === 401 ? request.url : "/")}">Sign In</a>`
        }
      </p>`,
  };
}
