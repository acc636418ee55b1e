import { refuse } from "../../errors.ts";
import { rejection } from "../../production-credentials/credentials.ts";
import { listProductionRequests, type ProductionRequest } from "../../production-credentials/requests.ts";
import { rejectCredentials } from "../../production-credentials/review.ts";
import { confirmation } from "../confirmation.ts";
import { bodyOf, type Draft } from "../form.ts";
import { field } from "../field.ts";
import { html } from "../html.ts";
import { redirect, type Page } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import { requestQueue } from "./requests.ts";

export function rejectPage(pages: Pages): void {
  pages.add("/operator/requests/:appId/reject", {
    access: "operator",
    async view(visit, draft) {
      const request = await findRequest(visit);
      if (request) return askForReason(visit, request, draft);
      if (draft) return requestQueue(visit, draft);
      throw refuse("not_found", { thing: "request that waits" });
    },
    async act({ params, form, write }) {
      const { reason } = bodyOf(rejection, form);
      await write((context) => rejectCredentials(context, params["appId"] ?? "", reason));
      return redirect("/operator/requests", "request-rejected");
    },
  });
}

/** The request of the app in the address, while it waits. */
async function findRequest({ params, read }: Visit): Promise<ProductionRequest | undefined> {
  let cursor: string | undefined;
  do {
    const query = { status: "pending", limit: 500, ...(cursor && { cursor }) } as const;
    const { items, nextCursor } = await read((context) => listProductionRequests(context, query));
    const found = items.find(({ app }) => app.id === params["appId"]);
    if (found) return found;
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return undefined;
}

function askForReason(visit: Visit, { app }: ProductionRequest, draft: Draft | undefined): Page {
  return confirmation(visit, {
    title: `Reject ${app.name}`,
    body: html`<p>${app.owner.email} requested production access. You can still approve it later.</p>
      ${field(rejection, "reason", { draft, hint: "The app's people can read it." })}`,
    does: "Reject",
    back: "/operator/requests",
    draft,
    schema: rejection,
    danger: true,
  });
}
