import Type, { type Static } from "typebox";
import { requireScope } from "../authentication.ts";
import type { Context } from "../context.ts";
import { pageOf, pageQuery, toList } from "../paging.ts";
import { redirectUris } from "../redirect-uris.ts";
import { id, time } from "../schemas.ts";
import { statuses } from "./credentials.ts";

export const productionRequestQuery = Type.Object({
  ...pageQuery,
  status: Type.Optional(
    Type.Enum(statuses, { description: "Only those that are so: `pending` are those that wait." }),
  ),
});

/** A request for production access as an operator sees it, who needs no role in the app to decide it. */
export const productionRequest = Type.Object({
  app: Type.Object({
    id,
    name: Type.String(),
    owner: Type.Object({ id, email: Type.String() }),
  }),
  status: Type.Enum(statuses),
  redirectUris,
  requestedAt: time,
});
export type ProductionRequest = Static<typeof productionRequest>;

/** The requests for production access of live apps, oldest first; of those the token may touch when it is limited. */
export async function listProductionRequests(context: Context, query: Static<typeof productionRequestQuery>) {
  const { db, actor } = context;
  requireScope(actor, "operator");
  const page = pageOf(query);
  let rows = db
    .selectFrom("production_credentials as credentials")
    .innerJoin("apps", "apps.id", "credentials.app_id")
    .innerJoin("accounts as owner", "owner.id", "apps.owner_id")
    .where("credentials.deleted_at", "is", null)
    .where("apps.deleted_at", "is", null)
    .where("credentials.id", ">", page.after)
    .orderBy("credentials.id")
    .limit(page.rows)
    .select(["credentials.id", "credentials.status", "credentials.redirect_uris", "credentials.created_at"])
    .select(["apps.id as app_id", "apps.name", "apps.owner_id", "owner.email as owner_email"]);
  if (query.status) rows = rows.where("credentials.status", "=", query.status);
  if (actor.token?.appIds) rows = rows.where("apps.id", "in", actor.token.appIds);
  return toList(await rows.execute(), page, (row): ProductionRequest => ({
    app: { id: row.app_id, name: row.name, owner: { id: row.owner_id, email: row.owner_email } },
    status: row.status,
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    requestedAt: row.created_at,
  }));
}
