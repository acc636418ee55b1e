import { etagOf } from "../../etag.ts";
import { credentialsChange } from "../../production-credentials/credentials.ts";
import { sandboxChange } from "../../sandboxes/sandbox.ts";
import { field, problemSummary } from "../field.ts";
import type { Draft } from "../form.ts";
import { html, type Html } from "../html.ts";
import type { Visit } from "../visit.ts";

/** An app's two clients, each with redirect URIs of its own: where a form saves them, how, and under which name. */
export const redirectUrisForms = {
  production: { place: "redirect-uris", prefix: "", label: "Redirect URIs", schema: credentialsChange },
  sandbox: {
    place: "sandbox-redirect-uris",
    prefix: "sandbox-",
    label: "Sandbox Redirect URIs",
    schema: sandboxChange,
  },
};

interface Saved {
  appId: string;
  redirectUris: string[];
}

/** The form that saves the redirect URIs of a client. */
export function redirectUrisForm(
  { csrfField }: Visit,
  of: keyof typeof redirectUrisForms,
  { appId, redirectUris }: Saved,
  draft: Draft | undefined,
): Html {
  const { place, prefix, label, schema } = redirectUrisForms[of];
  return html`<form method="post" action="/apps/${appId}/${place}" novalidate>
    ${problemSummary(draft, schema, prefix)}${csrfField}
    <input type="hidden" name="etag" value="${etagOf(redirectUris)}">
    ${field(schema, "redirectUris", {
      draft,
      prefix,
      label,
      value: redirectUris.join("\n"),
      hint: "One per line; compared as they are written. Plain http is for localhost only.",
      rows: Math.max(3, redirectUris.length),
    })}
    <p class="actions"><button>Save ${label}</button></p>
  </form>`;
}

/** Redirect URIs as a fact among others. */
export function redirectUrisFact(redirectUris: string[]): Html {
  return html`<dt>Redirect URIs</dt><dd>${redirectUris.length > 0 ? redirectUris.map((uri) => html`<code>${uri}</code><br>`) : "None"}</dd>`;
}
