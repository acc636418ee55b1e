import { seedFolders, seedPeople, seedTasks } from "../../sandboxes/seed-data.ts";
import type { Sandbox } from "../../sandboxes/sandbox.ts";
import { when } from "../dates.ts";
import { problemSummary } from "../field.ts";
import { html, type Html } from "../html.ts";
import type { Visit } from "../visit.ts";
import type { AppDrafts, AppView } from "./app-page.ts";
import { badge } from "./badges.ts";
import { redirectUrisFact, redirectUrisForm } from "./redirect-uris-form.ts";
import { lastUse, secretVersions } from "./secret-versions.ts";

export function sandboxSection(visit: Visit, view: AppView, drafts: AppDrafts): Html {
  const { sandbox } = view;
  return html`<section class="card" id="sandbox" aria-labelledby="sandbox-account" ${sandbox?.status === "generating" && html`data-poll`}>
    <h2 id="sandbox-account">Sandbox Account</h2>
    ${problemSummary(drafts.sandbox)}
    ${sandbox ? existing(visit, view, sandbox, drafts) : none(view)}
  </section>`;
}

function none({ app, may }: AppView): Html {
  return html`<p>A sandbox is a company of your own with sample data, to build and test your application.</p>
    ${
      may("manageSandbox") &&
      html`<p class="actions"><a class="button primary" href="/apps/${app.id}/generate-sandbox" data-dialog>Generate Sandbox</a></p>`
    }`;
}

function existing(visit: Visit, view: AppView, sandbox: Sandbox, drafts: AppDrafts): Html {
  const { app, may } = view;
  const { status, secrets, secretViewable } = sandbox;
  if (status === "generating") {
    return html`<p role="status">${badge(status)} Your sandbox is being generated, since ${when(sandbox.createdAt, visit.now)}.</p>
      <p class="actions"><a class="button" href="/apps/${app.id}#sandbox-account">Look Again</a></p>`;
  }
  return html`${facts(visit, sandbox)}
    ${secrets.length > 1 && secretVersions(visit, view, "sandbox", secrets)}
    <details><summary>What is in it</summary>
      <p>One company with you and ${seedPeople.length} people in its directory
        (${seedPeople.map(({ first_name, last_name }) => `${first_name} ${last_name}`).join(", ")}), and the project
        “1234 - Sandbox Test Project”: a schedule of ${seedTasks.length} tasks, the folders ${seedFolders.join(", ")}, one photo,
        one drawing set, one RFI and one submittal.</p></details>
    ${may("manageSandbox") && redirectUrisForm(visit, "sandbox", sandbox, drafts.sandboxRedirectUris)}
    <div class="actions">
      ${secretViewable && html`<form method="post" action="/apps/${app.id}/show-sandbox-secret">${visit.csrfField}<button>Show Client Secret</button></form>`}
      ${
        may("manageSandbox") &&
        html`<a class="button" href="/apps/${app.id}/reset-sandbox-secret" data-dialog>Reset Sandbox Secret</a>
          <a class="button danger" href="/apps/${app.id}/delete-sandbox" data-dialog>Delete Sandbox</a>`
      }
    </div>`;
}

function facts({ now }: Visit, sandbox: Sandbox): Html {
  const {
    status,
    failureReason,
    clientId,
    secretFingerprint,
    secretViewable,
    secretLastUsedAt,
    secretLastUsedAddress,
    companyId,
    projectId,
  } = sandbox;
  return html`<dl class="facts">
    <dt>Status</dt><dd>${badge(status)} ${failureReason}</dd>
    <dt>Client ID</dt><dd><code id="sandbox-client-id">${clientId}</code> <button type="button" data-copy="sandbox-client-id" hidden>Copy<span class="hidden-text"> the sandbox's client id</span></button></dd>
    <dt>Client Secret</dt><dd>${
      secretFingerprint === null
        ? "None that works. Reset it to get a new one."
        : html`Fingerprint <code>${secretFingerprint}</code>${!secretViewable && ". A program owns the secret: the portal cannot show it."}`
    }</dd>
    <dt>Secret Last Used</dt><dd>${lastUse({ lastUsedAt: secretLastUsedAt, lastUsedAddress: secretLastUsedAddress }, now)}</dd>
    ${redirectUrisFact(sandbox.redirectUris)}
    <dt>Company ID</dt><dd><code>${companyId}</code></dd>
    <dt>Project ID</dt><dd><code>${projectId}</code></dd>
  </dl>`;
}
