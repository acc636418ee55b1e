import { findApp } from "../../apps/apps.ts";
import { listNewestAuditEvents, type AuditEvent } from "../../apps/audit-events.ts";
import { when } from "../dates.ts";
import { html, type Html } from "../html.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import { appUrl } from "./app-pages.ts";

const shown = 50;

export function activityPage(pages: Pages): void {
  pages.add("/apps/:appId/activity", {
    async view(visit) {
      const { params, query, read } = visit;
      const appId = params["appId"] ?? "";
      const { name, events } = await read(async (context) => ({
        events: await listNewestAuditEvents(context, appId, { before: query["before"], limit: shown + 1 }),
        name: (await findApp(context, appId)).name,
      }));
      const page = events.slice(0, shown);
      const last = events.length > shown ? page.at(-1) : undefined;
      return {
        title: `Activity of ${name}`,
        body: html`<h1>Activity of ${name}</h1>
          <p><a href="${appUrl(params, "activity")}">Back to the app</a></p>
          <div class="scroll" tabindex="0" role="region" aria-label="Activity"><table>
            <caption class="hidden-text">What happened to this app, newest first</caption>
            <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Who</th><th scope="col">By</th><th scope="col">From</th></tr></thead>
            <tbody>${page.map((event) => row(visit, event))}</tbody>
          </table></div>
          ${last && html`<nav class="pages" aria-label="Pages"><a class="button" href="${appUrl(params)}/activity?before=${last.id}">Older</a></nav>`}`,
      };
    },
  });
}

function row({ now }: Visit, { at, action, account, tokenId, tokenName, address, detail }: AuditEvent): Html {
  const by =
    tokenId !== null ? `the token “${tokenName ?? tokenId}”` : account ? "a page" : "the command line";
  return html`<tr>
    <td>${when(at, now)}</td>
    <th scope="row">${inWords(action)}${detail && html`<details><summary>Details</summary><code>${JSON.stringify(detail)}</code></details>`}</th>
    <td>${account?.email ?? "The machine's operator"}</td>
    <td>${by}</td>
    <td>${address ?? "–"}</td>
  </tr>`;
}

/** `client_secret.retired` as "Client secret retired". */
function inWords(action: string): string {
  const text = action.replaceAll(/[._]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
