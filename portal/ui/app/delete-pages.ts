import Type from "typebox";
import { appRestore, restorableUntil, type App } from "../../apps/app.ts";
import { authorizeApp } from "../../apps/authorize.ts";
import { deleteApp, restoreApp } from "../../apps/delete-app.ts";
import { invalid } from "../../errors.ts";
import { when } from "../dates.ts";
import { field } from "../field.ts";
import { bodyOf } from "../form.ts";
import { confirmation } from "../confirmation.ts";
import { html, type Html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { byHand, type Visit } from "../visit.ts";
import { appUrl } from "./app-pages.ts";

const deletion = Type.Object({ confirm: Type.String({ title: "App Name" }) });

export function deletePages(pages: Pages): void {
  pages.add("/apps/:appId/delete", {
    async view(visit, draft) {
      const { params, read } = visit;
      const { name } = await read((context) => authorizeApp(context, params["appId"] ?? "", "deleteApp"));
      return confirmation(visit, {
        title: "Delete App",
        body: html`<p>The credentials and the sandbox of “${name}” stop at once and do not come back. The app itself can be restored for 30 days.</p>
          ${field(deletion, "confirm", { draft, label: "App Name", hint: `Type ${name} to confirm.`, autocomplete: "off" })}`,
        does: "Delete App",
        back: appUrl(params, "delete-this-app"),
        draft,
        danger: true,
      });
    },
    async act({ params, form, write }) {
      const appId = params["appId"] ?? "";
      const { confirm } = bodyOf(deletion, form);
      await write(async (context) => {
        const { name } = await authorizeApp(context, appId, "deleteApp");
        if (confirm.trim() !== name) throw invalid([{ field: "confirm", message: `must be ${name}` }]);
        await deleteApp(context, appId, byHand);
      });
      return redirect("/apps", "app-deleted");
    },
  });

  pages.add("/apps/:appId/restore", {
    async view(visit, draft) {
      const { params, read } = visit;
      const { name } = await read((context) =>
        authorizeApp(context, params["appId"] ?? "", "restoreApp", "deleted"),
      );
      return confirmation(visit, {
        title: "Restore App",
        body: html`<p>“${name}” comes back under the same id and the same Client ID. Its secrets stay dead, and it has no sandbox.</p>
          ${field(appRestore, "name", { draft, value: name, hint: "Another name, if this one is taken by now." })}`,
        does: "Restore App",
        back: "/apps",
        draft,
      });
    },
    async act({ params, form, write }) {
      const { name } = bodyOf(appRestore, form);
      await write((context) => restoreApp(context, params["appId"] ?? "", name, byHand));
      return redirect(appUrl(params), "app-restored");
    },
  });
}

/** The caller's deleted apps that can be restored. */
export function deletedApps({ now }: Visit, apps: App[]): Html | undefined {
  if (apps.length === 0) return undefined;
  return html`<section class="card" aria-labelledby="deleted-apps">
    <h2 id="deleted-apps">Deleted Apps</h2>
    ${apps.map(
      ({ id, name, deletedAt }) => html`<div class="line">
        <p><strong>${name}</strong>, deleted ${when(deletedAt ?? now, now)}. It can be restored until ${when(restorableUntil(deletedAt ?? now), now)}.</p>
        <p class="actions"><a class="button" href="/apps/${id}/restore" data-dialog>Restore<span class="hidden-text"> ${name}</span></a></p>
      </div>`,
    )}
  </section>`;
}
