import { authorizedClients, withdrawAuthorization } from "../../oauth/authorized-clients.ts";
import { refuse } from "../../errors.ts";
import { confirmation } from "../confirmation.ts";
import { when } from "../dates.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { table } from "../table.ts";

const url = "/authorized-apps";

/** What a person let apps do, and how to end it. */
export function authorizedAppsPages(pages: Pages): void {
  pages.add(url, {
    async view({ now, read }) {
      const clients = await read((context) => authorizedClients(context).execute());
      const rows = clients.map(({ client_id, name, sandbox_id, authorized_at }) => [
        name,
        sandbox_id === null ? "Production" : "Sandbox",
        when(authorized_at, now),
        html`<a href="${url}/${client_id}/withdraw" data-dialog>Withdraw<span class="hidden-text"> ${name}</span></a>`,
      ]);
      return {
        title: "Authorized Apps",
        body: html`<h1>Authorized Apps</h1>
          <p>These apps act for you, because you authorized them.</p>
          ${
            rows.length > 0
              ? table("Apps that act for you", ["App", "Environment", "Authorized", "Actions"], rows)
              : html`<div class="empty"><p>No app acts for you.</p></div>`
          }`,
      };
    },
  });

  pages.add(`${url}/:clientId/withdraw`, {
    async view(visit, draft) {
      const { params, read } = visit;
      const clientId = params["clientId"] ?? "";
      const client = await read((context) =>
        authorizedClients(context).where("oauth_grants.client_id", "=", clientId).executeTakeFirst(),
      );
      if (!client) throw refuse("not_found", { thing: "authorized app" });
      return confirmation(visit, {
        title: `Withdraw ${client.name}`,
        body: html`<p><strong>${client.name}</strong> stops acting for you at once. It has to ask again to go on.</p>`,
        does: "Withdraw",
        back: url,
        draft,
        danger: true,
      });
    },
    async act({ params, write }) {
      await write((context) => withdrawAuthorization(context, params["clientId"] ?? ""));
      return redirect(url, "authorization-withdrawn");
    },
  });
}
