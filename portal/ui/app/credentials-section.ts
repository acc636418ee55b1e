import type { Credentials } from "../../production-credentials/credentials.ts";
import { credentialsChange } from "../../production-credentials/credentials.ts";
import type { Secret } from "../../production-credentials/secret.ts";
import { etagOf } from "../../etag.ts";
import { when } from "../dates.ts";
import { field, problemSummary } from "../field.ts";
import { html, type Html } from "../html.ts";
import type { Visit } from "../visit.ts";
import type { AppDrafts, AppView } from "./app-page.ts";
import { badge } from "./badges.ts";

export function credentialsSection(visit: Visit, view: AppView, { redirectUris }: AppDrafts): Html {
  const { app, productionCredentials: credentials, may } = view;
  const manages = may("manageCredentials");
  return html`<section class="card" aria-labelledby="production-credentials">
    <h2 id="production-credentials">Production Credentials</h2>
    ${credentials ? [facts(credentials), secrets(visit, view, credentials)] : none(view)}
    ${
      credentials &&
      manages &&
      html`<form method="post" action="/apps/${app.id}/redirect-uris" novalidate>
          ${problemSummary(redirectUris, credentialsChange)}${visit.csrfField}
          <input type="hidden" name="etag" value="${etagOf(credentials.redirectUris)}">
          ${field(credentialsChange, "redirectUris", {
            draft: redirectUris,
            value: credentials.redirectUris.join("\n"),
            hint: "One per line; compared as they are written. Plain http is for localhost only.",
            rows: Math.max(3, credentials.redirectUris.length),
          })}
          <p class="actions"><button>Save Redirect URIs</button></p>
        </form>
        <p class="actions">
          <a class="button" href="/apps/${app.id}/reset-secret" data-dialog>Reset Client Secret</a>
          <a class="button danger" href="/apps/${app.id}/withdraw-credentials" data-dialog>Withdraw Credentials</a>
        </p>`
    }
  </section>`;
}

function none({ app, may }: AppView): Html {
  return html`<p>This app has no production credentials yet. With them it uses the production environment by OAuth 2.0.</p>
    ${
      may("manageCredentials") &&
      html`<p class="actions"><a class="button primary" href="/apps/${app.id}/request-production-access" data-dialog>Request Production Access</a></p>`
    }`;
}

function facts({ clientId, status, rejectionReason, currentSecret, redirectUris }: Credentials): Html {
  return html`<dl class="facts">
    <dt>Client ID</dt><dd><code id="client-id">${clientId}</code> <button type="button" data-copy="client-id" hidden>Copy<span class="hidden-text"> the client id</span></button></dd>
    <dt>Status</dt><dd>${badge(status)} ${rejectionReason}${status === "pending" && "An operator of this portal has to approve them before they work."}</dd>
    <dt>Client Secret</dt><dd>${
      currentSecret
        ? html`Fingerprint <code>${currentSecret.fingerprint}</code>. The secret itself was shown once.`
        : "None that works. Reset it to get a new one."
    }</dd>
    <dt>Redirect URIs</dt><dd>${redirectUris.length > 0 ? redirectUris.map((uri) => html`<code>${uri}</code><br>`) : "None"}</dd>
  </dl>`;
}

function secrets(visit: Visit, { app, may }: AppView, credentials: Credentials): Html | undefined {
  const { now } = visit;
  if (credentials.secrets.length === 0) return undefined;
  return html`<h3>Secret Versions</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="Secret versions"><table>
      <caption class="hidden-text">The versions of the client secret</caption>
      <thead><tr><th scope="col">Version</th><th scope="col">Fingerprint</th><th scope="col">State</th>
        <th scope="col">Made</th><th scope="col">Last Used</th><th scope="col">Ends</th><th scope="col"><span class="hidden-text">Actions</span></th></tr></thead>
      <tbody>${credentials.secrets.toReversed().map((secret) => {
        const state = stateOf(secret, now);
        const end = secret.revokedAt ?? secret.expiresAt;
        return html`<tr>
          <th scope="row">${secret.number}</th><td><code>${secret.fingerprint}</code></td><td>${badge(state)}</td>
          <td>${when(secret.createdAt, now)}</td>
          <td>${secret.lastUsedAt ? when(secret.lastUsedAt, now) : "Never"}</td>
          <td>${end ? when(end, now) : "–"}</td>
          <td>${
            may("manageCredentials") &&
            state !== "ended" &&
            html`<a href="/apps/${app.id}/secrets/${secret.id}/revoke" data-dialog>Revoke<span class="hidden-text"> version ${secret.number}</span></a>`
          }</td>
        </tr>`;
      })}</tbody>
    </table></div>`;
}

function stateOf({ current, revokedAt, expiresAt }: Secret, now: string): "current" | "retiring" | "ended" {
  if (revokedAt !== null || (expiresAt !== null && expiresAt <= now)) return "ended";
  return current ? "current" : "retiring";
}
