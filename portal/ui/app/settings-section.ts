import { categories, integrationTypes, newApp, type App } from "../../apps/app.ts";
import { largestLogo } from "../../apps/logo.ts";
import { etagOf } from "../../etag.ts";
import { checkBox, field, problemSummary } from "../field.ts";
import { textOf, type Draft } from "../form.ts";
import { html, type Content, type Html } from "../html.ts";
import type { Visit } from "../visit.ts";
import type { AppDrafts, AppView } from "./app-page.ts";
import { logoUrl } from "./app-pages.ts";

export function settingsSection(visit: Visit, view: AppView, { settings, logo }: AppDrafts): Html {
  return html`<section class="card" aria-labelledby="app-settings">
    <h2 id="app-settings">App Settings</h2>
    ${view.may("updateApp") ? [settingsForm(visit, view, settings), logoForms(visit, view.app, logo)] : facts(view.app)}
  </section>`;
}

function settingsForm({ csrfField }: Visit, { app, may }: AppView, draft: Draft | undefined): Html {
  const text = (name: "name" | "description" | "supportEmail" | "supportPhone" | "siteUrl") =>
    field(newApp, name, { draft, value: app[name] ?? "" });
  const chosen = draft ? textOf(draft.form, "deletionProtection") === "true" : app.deletionProtection;
  return html`<form method="post" action="/apps/${app.id}/settings" novalidate>
    ${problemSummary(draft, newApp)}${csrfField}
    <input type="hidden" name="etag" value="${etagOf(app)}">
    ${text("name")}${text("description")}
    ${field(newApp, "integrationType", { draft, value: app.integrationType, choices: integrationTypes })}
    ${field(newApp, "category", { draft, value: app.category, choices: categories })}
    ${text("supportEmail")}${text("supportPhone")}${text("siteUrl")}
    ${
      app.deletionProtection && !may("liftProtection")
        ? html`<p class="hint">The app is protected from deletion; only its owner can lift that.</p>`
        : checkBox("deletionProtection", "Protect this app from deletion", chosen)
    }
    <p class="actions"><button class="primary">Save Settings</button></p>
  </form>`;
}

function logoForms({ csrfField }: Visit, app: App, draft: Draft | undefined): Html {
  return html`<h3>Logo</h3>
    ${problemSummary(draft)}
    ${app.logo && html`<img class="logo" src="${logoUrl(app)}" alt="The logo of ${app.name}" width="64" height="64">`}
    <form class="drop" method="post" action="/apps/${app.id}/logo" enctype="multipart/form-data">
      ${csrfField}
      <label for="logo">Attach a file, or drop it here</label>
      <p class="hint" id="logo-hint">PNG, JPEG or WebP, at most 1 MiB and 2000 pixels a side. Everybody who sees the app sees it.</p>
      <input type="file" id="logo" name="logo" accept="image/png,image/jpeg,image/webp" required
        aria-describedby="logo-hint" data-preview="logo-preview" data-max="${largestLogo}">
      <p class="problem" data-problem role="alert"></p>
      <img class="logo" id="logo-preview" alt="Preview of the new logo" width="64" height="64" hidden>
      <p class="actions"><button>Upload Logo</button></p>
    </form>
    ${
      app.logo &&
      html`<form method="post" action="/apps/${app.id}/logo/remove">${csrfField}<button>Remove Logo</button></form>`
    }`;
}

function facts(app: App): Html {
  const fact = (name: string, value: Content) => html`<dt>${name}</dt><dd>${value ?? "–"}</dd>`;
  return html`<dl class="facts">
    ${fact("App Name", app.name)}${fact("Description", app.description)}
    ${fact("Integration Type", integrationTypes[app.integrationType])}${fact("Category", categories[app.category])}
    ${fact("Support Email", app.supportEmail)}${fact("Support Phone", app.supportPhone)}${fact("Site URL", app.siteUrl)}
  </dl>`;
}
