import type { Credentials } from "../../production-credentials/credentials.ts";
import { html, type Html } from "../html.ts";
import type { Visit } from "../visit.ts";
import type { AppDrafts, AppView } from "./app-page.ts";
import { badge } from "./badges.ts";
import { redirectUrisFact, redirectUrisForm } from "./redirect-uris-form.ts";
import { secretVersions } from "./secret-versions.ts";

export function credentialsSection(visit: Visit, view: AppView, { redirectUris }: AppDrafts): Html {
  const { app, productionCredentials: credentials, may } = view;
  const manages = may("manageCredentials");
  return html`<section class="card" aria-labelledby="production-credentials">
    <h2 id="production-credentials">Production Credentials</h2>
    ${credentials ? [facts(credentials), secretVersions(visit, view, "production", credentials.secrets)] : none(view)}
    ${
      credentials &&
      manages &&
      html`${redirectUrisForm(visit, "production", credentials, redirectUris)}
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
    ${redirectUrisFact(redirectUris)}
  </dl>`;
}
