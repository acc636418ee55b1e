import { viewAccounts } from "../../accounts/manage.ts";
import { listDeletedApps } from "../../apps/deleted-apps.ts";
import type { Context } from "../../context.ts";
import { listMails } from "../../mail/outbox.ts";
import { listProductionRequests } from "../../production-credentials/requests.ts";
import { readSettings, settings } from "../../settings.ts";
import { html, type Html } from "../html.ts";
import type { Pages } from "../pages.ts";

export function overviewPage(pages: Pages): void {
  pages.add("/operator", {
    access: "operator",
    async view({ read }) {
      const { requests, accounts, mails, deleted, decided } = await read(portalAtAGlance);
      const waiting = requests.items.length;
      const unsent = mails.filter(({ sent_at }) => sent_at === null).length;
      return {
        title: "Operator",
        body: html`<h1>Operator</h1>
          <section class="card">
            <ul>
              ${line("requests", "Production Access Requests", `${waiting}${requests.nextCursor ? " or more" : ""} waiting`)}
              ${line("accounts", "Accounts", `${accounts.length} in all`)}
              ${line("outbox", "Outbox", `${unsent} not sent, of the newest ${mails.length}`)}
              ${line("deleted-apps", "Deleted Apps", `${deleted.length} to restore`)}
              ${line("settings", "Settings", `${Object.keys(settings.properties).length} settings, approval is ${decided.approvalRequired ? "required" : "not required"}`)}
            </ul>
          </section>`,
      };
    },
  });
}

async function portalAtAGlance(context: Context) {
  return {
    requests: await listProductionRequests(context, { status: "pending", limit: 500 }),
    accounts: await viewAccounts(context),
    mails: await listMails(context),
    deleted: await listDeletedApps(context),
    decided: await readSettings(context.db),
  };
}

function line(page: string, text: string, count: string): Html {
  return html`<li><a href="/operator/${page}">${text}</a> <span class="hint">${count}</span></li>`;
}
