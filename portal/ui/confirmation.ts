import type { TObject } from "typebox";
import { html, type Content } from "./html.ts";
import { problemSummary } from "./field.ts";
import type { Draft } from "./form.ts";
import type { Page } from "./page.ts";
import type { Visit } from "./visit.ts";

interface Confirmation {
  title: string;
  /** What happens, and whatever the form asks for. */
  body: Content;
  /** What the button says. */
  does: string;
  /** Where Cancel leads. */
  back: string;
  draft: Draft | undefined;
  /** What the form asks for, whose titles name the fields that were wrong. */
  schema?: TObject;
  /** Whether what is confirmed cannot be taken back. */
  danger?: boolean;
  /** Whether the answer shows something that is shown once: then no script may hold it. */
  once?: boolean;
}

/** A page, or a dialog, that asks before something is done. Its form is sent to its own address. */
export function confirmation(
  { request, csrfField }: Visit,
  { title, body, does, back, draft, schema, danger = false, once = false }: Confirmation,
): Page {
  const [path] = request.url.split("?");
  return {
    title,
    body: html`<form class="card narrow" method="post" action="${path}" novalidate ${once && html`data-native`}>
      <h1>${title}</h1>
      ${problemSummary(draft, schema)}${csrfField}${body}
      <p class="actions">
        <button class="${danger ? "danger" : "primary"}">${does}</button>
        <a class="button" href="${back}" data-cancel>Cancel</a>
      </p>
    </form>`,
  };
}
