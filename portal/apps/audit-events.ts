import Type from "typebox";
import type { Context } from "../context.ts";
import { pageOf, toList, type PageQuery } from "../paging.ts";
import { id, time } from "../schemas.ts";
import { orNull } from "../text.ts";
import { authorizeApp } from "./authorize.ts";

export const auditEvent = Type.Object({
  id,
  at: time,
  action: Type.String({ description: "What was done, like `app.updated`." }),
  target: Type.Object({ type: Type.String(), id: Type.String() }),
  account: orNull(Type.Object({ id, email: orNull(Type.String()) })),
  tokenId: orNull(Type.String({ description: "The token that did it; null for a person in the pages." })),
  address: orNull(Type.String({ description: "The network address it came from." })),
  detail: Type.Unsafe<Record<string, unknown> | null>({
    type: ["object", "null"],
    additionalProperties: true,
  }),
});

/** What happened to an app, oldest first; its owner may read on after it was deleted. */
export async function listAuditEvents(context: Context, appId: string, query: PageQuery) {
  await authorizeApp(context, appId, "viewAudit", "any");
  const page = pageOf(query);
  const rows = await context.db
    .selectFrom("audit_events")
    .where("app_id", "=", appId)
    .where("id", ">", page.after)
    .orderBy("id")
    .limit(page.rows)
    .selectAll()
    .execute();
  return toList(rows, page, (row) => ({
    id: row.id,
    at: row.at,
    action: row.action,
    target: { type: row.target_type, id: row.target_id },
    account: row.account_id ? { id: row.account_id, email: row.email } : null,
    tokenId: row.token_id,
    address: row.address,
    detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>),
  }));
}
