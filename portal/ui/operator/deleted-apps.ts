import { listDeletedApps, restoreAsOperator } from "../../apps/deleted-apps.ts";
import { when } from "../dates.ts";
import { problemSummary } from "../field.ts";
import type { Draft } from "../form.ts";
import { html, type Content } from "../html.ts";
import { redirect, type Page } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import { operatorHead } from "./head.ts";
import { postButton, table } from "../table.ts";

type DeletedApp = Awaited<ReturnType<typeof listDeletedApps>>[number];

export function deletedAppsPage(pages: Pages): void {
  pages.add("/operator/deleted-apps", { access: "operator", view: deletedList });

  pages.add("/operator/deleted-apps/:appId", {
    access: "operator",
    instead: () => "/operator/deleted-apps",
    view: deletedList,
    async act({ params, write }) {
      await write((context) => restoreAsOperator(context, params["appId"] ?? ""));
      return redirect("/operator/deleted-apps", "app-restored-for-owner");
    },
  });
}

async function deletedList(visit: Visit, draft?: Draft): Promise<Page> {
  const apps = await visit.read(listDeletedApps);
  const rows = apps.map((app) => row(visit, app));
  return {
    title: "Deleted Apps",
    body: html`${operatorHead("Deleted Apps")} ${problemSummary(draft)}
      <section class="card">
        ${
          apps.length > 0
            ? html`<p class="hint">An app comes back to its owner without its secrets and its sandbox.</p>
                ${table("Apps that can be restored", ["App", "Owner", "Deleted", "Actions"], rows)}`
            : html`<div class="empty">
                <p>No app can be restored.</p>
                <p>An app that is deleted shows up here for 30 days.</p>
              </div>`
        }
      </section>`,
  };
}

function row(visit: Visit, { id, name, owner_email, deleted_at }: DeletedApp): Content[] {
  return [
    name,
    owner_email,
    deleted_at !== null && when(deleted_at, visit.now),
    postButton(visit, { action: `/operator/deleted-apps/${id}`, text: "Restore", about: name }),
  ];
}
