import { categories, integrationTypes, newApp } from "../../apps/app.ts";
import { addApp } from "../../apps/apps.ts";
import { bodyOf } from "../form.ts";
import { field, problemSummary } from "../field.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { byHand } from "../visit.ts";
import { appUrl } from "./app-pages.ts";

export function newAppPage(pages: Pages): void {
  pages.add("/apps/new", {
    view: ({ csrfField }, draft) => ({
      title: "Create New App",
      body: html`<form class="card narrow" method="post" action="/apps/new" novalidate>
        <h1>Create New App</h1>
        ${problemSummary(draft, newApp)}${csrfField}
        ${field(newApp, "name", { draft })}
        ${field(newApp, "description", { draft })}
        ${field(newApp, "integrationType", { draft, choices: integrationTypes })}
        ${field(newApp, "category", { draft, choices: categories })}
        <p class="actions"><button class="primary">Create</button><a class="button" href="/apps" data-cancel>Cancel</a></p>
      </form>`,
    }),
    async act(visit) {
      const wanted = bodyOf(newApp, { ...visit.form, managedBy: undefined });
      const { object } = await visit.write((context) => addApp(context, wanted, byHand));
      return redirect(appUrl({ appId: object.id }), "app-created");
    },
  });
}
