import { listProductionRequests, type ProductionRequest } from "../../production-credentials/requests.ts";
import { approveCredentials } from "../../production-credentials/review.ts";
import { when } from "../dates.ts";
import { problemSummary } from "../field.ts";
import type { Draft } from "../form.ts";
import { html, type Content, type Html } from "../html.ts";
import { redirect, type Page } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import { operatorHead } from "./head.ts";
import { postButton, table } from "../table.ts";

const limit = 500;

export function requestsPage(pages: Pages): void {
  pages.add("/operator/requests", { access: "operator", view: requestQueue });

  pages.add("/operator/requests/:appId/approve", {
    access: "operator",
    instead: () => "/operator/requests",
    view: requestQueue,
    async act({ params, write }) {
      await write((context) => approveCredentials(context, params["appId"] ?? ""));
      return redirect("/operator/requests", "request-approved");
    },
  });
}

/** The requests that wait, and those that were rejected. */
export async function requestQueue(visit: Visit, draft?: Draft): Promise<Page> {
  const { pending, rejected } = await visit.read(async (context) => ({
    pending: await listProductionRequests(context, { status: "pending", limit }),
    rejected: await listProductionRequests(context, { status: "rejected", limit }),
  }));
  const cut = pending.nextCursor ?? rejected.nextCursor;
  return {
    title: "Production Access Requests",
    body: html`${operatorHead("Production Access Requests")}
      ${problemSummary(draft)}
      <section class="card" aria-labelledby="waiting">
        <h2 id="waiting">Waiting</h2>
        ${pending.items.length > 0 ? waitingTable(visit, pending.items) : nothingWaits()}
      </section>
      ${rejected.items.length > 0 && rejectedSection(visit, rejected.items)}
      ${cut !== null && html`<p class="hint">Only the ${limit} oldest of each are shown.</p>`}`,
  };
}

function nothingWaits(): Html {
  return html`<div class="empty">
    <p>No request waits.</p>
    <p>Whether requests need approval at all is one of the <a href="/operator/settings">settings</a>.</p>
  </div>`;
}

function waitingTable(visit: Visit, requests: ProductionRequest[]): Html {
  return requestTable(visit, "Requests that wait", requests, ({ app }) => [
    approve(visit, app),
    html`<a class="button" href="/operator/requests/${app.id}/reject" data-dialog
      >Reject<span class="hidden-text"> ${app.name}</span></a
    >`,
  ]);
}

function rejectedSection(visit: Visit, requests: ProductionRequest[]): Html {
  return html`<section class="card" aria-labelledby="rejected">
    <h2 id="rejected">Rejected</h2>
    ${requestTable(visit, "Requests that were rejected", requests, ({ app }) => approve(visit, app))}
  </section>`;
}

function requestTable(
  { now }: Visit,
  caption: string,
  requests: ProductionRequest[],
  actions: (request: ProductionRequest) => Content,
): Html {
  const rows = requests.map((request) => [
    request.app.name,
    request.app.owner.email,
    uris(request.redirectUris),
    when(request.requestedAt, now),
    html`<div class="actions">${actions(request)}</div>`,
  ]);
  return table(caption, ["App", "Owner", "Redirect URIs", "Requested", "Actions"], rows);
}

function uris(redirectUris: string[]): Html {
  if (redirectUris.length === 0) return html`None`;
  return html`<ul>${redirectUris.map((uri) => html`<li><code>${uri}</code></li>`)}</ul>`;
}

function approve(visit: Visit, { id, name }: ProductionRequest["app"]): Html {
  const action = `/operator/requests/${id}/approve`;
  return postButton(visit, { action, text: "Approve", about: name, kind: "primary" });
}
