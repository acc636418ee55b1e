import { lastChangeByToken, type AuditEvent } from "../../apps/audit-events.ts";
import { findWholeApp } from "../../apps/whole-app.ts";
import type { ListedSecret } from "../../client-secrets/secret.ts";
import { listSecrets } from "../../client-secrets/secrets.ts";
import type { Environment } from "../../oauth/client.ts";
import { isAllowed, type Permission } from "../../permissions.ts";
import type { WholeApp } from "../../snapshot/snapshot.ts";
import type { Draft } from "../form.ts";
import { when } from "../dates.ts";
import { html, type Html } from "../html.ts";
import type { Page } from "../page.ts";
import type { Visit } from "../visit.ts";
import { logoUrl } from "./app-pages.ts";
import { roleNames } from "./badges.ts";
import { collaboratorsSection } from "./collaborators-section.ts";
import { credentialsSection } from "./credentials-section.ts";
import { sandboxSection } from "./sandbox-section.ts";
import { settingsSection } from "./settings-section.ts";

/** An app with everything its page shows. */
export interface AppView extends WholeApp {
  /** The client secrets that live, of production and of the sandbox, with the tokens that hang on them. */
  liveSecrets: readonly ListedSecret[];
  /** A program that manages something of the app. */
  managedBy: string | undefined;
  /** The last change that a program made, if a program manages something of the app. */
  lastByToken: AuditEvent | undefined;
  /** Whether the caller's role may do something: what it may not is not offered. */
  may: (permission: Permission) => boolean;
}

/** Forms of the page that were refused. */
export interface AppDrafts {
  settings?: Draft | undefined;
  logo?: Draft | undefined;
  redirectUris?: Draft | undefined;
  sandbox?: Draft | undefined;
  sandboxRedirectUris?: Draft | undefined;
  collaborators?: Draft | undefined;
}

export async function appPage(visit: Visit, drafts: AppDrafts = {}): Promise<Page> {
  const appId = visit.params["appId"] ?? "";
  const view = await visit.read(async (context): Promise<AppView> => {
    const whole = await findWholeApp(context, appId);
    const managedBy = managerOf(whole);
    const live = async (environment: Environment) =>
      (await listSecrets(context, environment, appId, { live: true })).items;
    const liveSecrets = [
      ...(whole.productionCredentials ? await live("production") : []),
      ...(whole.sandbox ? await live("sandbox") : []),
    ];
    return {
      ...whole,
      liveSecrets,
      managedBy,
      lastByToken: managedBy === undefined ? undefined : await lastChangeByToken(context, appId),
      may: (permission) => isAllowed(whole.app.role, permission),
    };
  });
  const { app } = view;
  return {
    title: app.name,
    body: html`<div class="app-head">
        ${app.logo && html`<img class="logo" src="${logoUrl(app)}" alt="" width="64" height="64">`}
        <div><h1>${app.name}</h1><p class="hint">You are ${roleNames[app.role]} of this app. Owner: ${app.owner.email}</p></div>
      </div>
      ${banner(visit, view)}
      <div class="app">
        ${sectionLinks(view)}
        <div>
          ${settingsSection(visit, view, drafts)}
          ${credentialsSection(visit, view, drafts)}
          ${sandboxSection(visit, view, drafts)}
          ${collaboratorsSection(visit, view, drafts)}
          ${codeSection(view)}
          ${view.may("viewAudit") && activitySection(view)}
          ${view.may("deleteApp") && deleteSection(view)}
        </div>
      </div>`,
  };
}

function managerOf({ app, productionCredentials, sandbox, collaborators }: WholeApp): string | undefined {
  const managed = [app, productionCredentials, sandbox, ...collaborators].find((each) => each?.managedBy);
  return managed?.managedBy ?? undefined;
}

function banner({ now }: Visit, { managedBy, lastByToken }: AppView): Html | undefined {
  if (managedBy === undefined) return undefined;
  return html`<p class="banner">A program manages this app: <code>${managedBy}</code>.
    ${lastByToken && html`It last wrote ${when(lastByToken.at, now)} with the token “${lastByToken.tokenName}”.`}
    What you change here shows up there as drift.</p>`;
}

function sectionLinks({ may }: AppView): Html {
  const link = (id: string, text: string) => html`<li><a href="#${id}">${text}</a></li>`;
  return html`<nav class="sections" aria-label="Sections"><ul>
    ${link("app-settings", "App Settings")}
    ${link("production-credentials", "Production Credentials")}
    ${link("sandbox-account", "Sandbox Account")}
    ${link("manage-collaborators", "Manage Collaborators")}
    ${link("as-code", "Show as Code")}
    ${may("viewAudit") && link("activity", "Activity")}
    ${may("deleteApp") && link("delete-this-app", "Delete this App")}
  </ul></nav>`;
}

function codeSection({ app }: AppView): Html {
  return html`<section class="card" aria-labelledby="as-code">
    <h2 id="as-code">Show as Code</h2>
    <p>The Pulumi program that declares this app, ready to paste.</p>
    <p class="actions"><a class="button" href="/apps/${app.id}/code">Show as Code</a></p>
  </section>`;
}

function activitySection({ app }: AppView): Html {
  return html`<section class="card" aria-labelledby="activity">
    <h2 id="activity">Activity</h2>
    <p>Who did what to this app, when and from where.</p>
    <p class="actions"><a class="button" href="/apps/${app.id}/activity">Show the Activity</a></p>
  </section>`;
}

function deleteSection({ app }: AppView): Html {
  return html`<section class="card" aria-labelledby="delete-this-app">
    <h2 id="delete-this-app">Delete this App</h2>
    <p>Its credentials and its sandbox stop at once. The app itself can be restored for 30 days.</p>
    ${
      app.deletionProtection
        ? html`<p class="hint">The app is protected from deletion: lift that in App Settings first.</p>`
        : html`<p class="actions"><a class="button danger" href="/apps/${app.id}/delete" data-dialog>Delete App</a></p>`
    }
  </section>`;
}
