import { html, type Content, type Html } from "./html.ts";
import type { Visit } from "./visit.ts";

/** A table that scrolls by itself; the first cell of each row is its heading. */
export function table(caption: string, columns: readonly string[], rows: readonly Content[][]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption class="hidden-text">${caption}</caption>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.map(
        ([heading, ...cells]) => html`<tr>
          <th scope="row">${heading}</th>
          ${cells.map((cell) => html`<td>${cell}</td>`)}
        </tr>`,
      )}</tbody>
    </table>
  </div>`;
}

interface PostButton {
  action: string;
  text: string;
  /** What it is done to, for those who do not see the row. */
  about: string;
  kind?: "primary" | "danger";
  value?: boolean;
  /** Whether the answer is a page of its own. */
  native?: boolean;
}

/** A form that is only a button. */
export function postButton(
  { csrfField }: Visit,
  { action, text, about, kind, value, native }: PostButton,
): Html {
  return html`<form method="post" action="${action}" ${native && html`data-native`}>
    ${csrfField}${value !== undefined && html`<input type="hidden" name="value" value="${String(value)}" />`}
    <button ${kind && html`class="${kind}"`}>${text}<span class="hidden-text"> ${about}</span></button>
  </form>`;
}
