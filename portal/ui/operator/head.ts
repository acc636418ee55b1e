import { html, type Html } from "../html.ts";

/** What stands above a page of the operator's. */
export function operatorHead(title: string): Html {
  return html`<p><a href="/operator">Operator</a></p>
    <h1>${title}</h1>`;
}
