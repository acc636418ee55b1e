import { listMyApps, type AppLine } from "../../apps/my-apps.ts";
import { listApps } from "../../apps/apps.ts";
import { listMyInvitations } from "../../collaborators/my-invitations.ts";
import { when } from "../dates.ts";
import { html, type Html } from "../html.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import { badge, roleNames } from "./badges.ts";
import { deletedApps } from "./delete-pages.ts";
import { invitations } from "./invitations.ts";

export function myAppsPage(pages: Pages): void {
  pages.add("/apps", {
    async view(visit) {
      const search = visit.query["search"] ?? "";
      const asked = Math.max(1, Number.parseInt(visit.query["page"] ?? "1", 10) || 1);
      const { found, invited, deleted } = await visit.read(async (context) => ({
        found: await listMyApps(context, { search, page: asked }),
        invited: await listMyInvitations(context, {}),
        deleted: await listApps(context, { deleted: true }),
      }));
      const { lines, page, pages: last, total } = found;
      return {
        title: "My Apps",
        body: html`<div class="head">
            <h1>My Apps</h1>
            <a class="button primary" href="/apps/new" data-dialog>Create a New App</a>
          </div>
          ${invitations(visit, invited.items)}
          ${total > 0 || search !== "" ? searchForm(search) : undefined}
          ${lines.length > 0 ? table(visit, lines) : empty(search)}
          ${last > 1 && pager(search, page, last)}
          ${deletedApps(visit, deleted.items)}`,
      };
    },
  });
}

function searchForm(search: string): Html {
  return html`<form class="search" role="search" action="/apps">
    <label for="search">Search by name</label>
    <input type="search" id="search" name="search" value="${search}">
    <button>Search</button>
  </form>`;
}

function table({ now }: Visit, lines: AppLine[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Apps"><table>
    <caption class="hidden-text">Your apps</caption>
    <thead><tr>
      <th scope="col">Name</th><th scope="col">Your Role</th><th scope="col">Production Credentials</th>
      <th scope="col">Sandbox</th><th scope="col">Last Change</th>
    </tr></thead>
    <tbody>${lines.map(
      ({ app, credentials, sandbox }) => html`<tr>
        <th scope="row"><a href="/apps/${app.id}">${app.name}</a></th>
        <td>${roleNames[app.role]}</td>
        <td>${badge(credentials)}</td>
        <td>${badge(sandbox)}</td>
        <td>${when(app.updatedAt, now)}</td>
      </tr>`,
    )}</tbody>
  </table></div>`;
}

function empty(search: string): Html {
  if (search !== "") {
    return html`<div class="empty"><p>No app has “${search}” in its name.</p>
      <p><a href="/apps">Show all apps</a></p></div>`;
  }
  return html`<div class="empty"><p>You have no apps yet.</p>
    <p>Create one here, or declare it in a Pulumi program with an <a href="/tokens">API token</a>.</p></div>`;
}

function pager(search: string, page: number, last: number): Html {
  const link = (to: number, text: string) =>
    html`<a class="button" href="/apps?${new URLSearchParams({ ...(search && { search }), page: String(to) }).toString()}">${text}</a>`;
  return html`<nav class="pages" aria-label="Pages">
    ${page > 1 && link(page - 1, "Previous")}
    <span>Page ${page} of ${last}</span>
    ${page < last && link(page + 1, "Next")}
  </nav>`;
}
