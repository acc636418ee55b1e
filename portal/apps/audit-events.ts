import Type, { type Static } from "typebox";
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
  tokenName: orNull(Type.String({ description: "What that token is called." })),
  address: orNull(Type.String({ description: "The network address it came from." })),
  detail: Type.Unsafe<Record<string, unknown> | null>({
    type: ["object", "null"],
    additionalProperties: true,
  }),
});

export type AuditEvent = Static<typeof auditEvent>;

/** What happened to an app, oldest first; its owner may read on after it was deleted. */
export async function listAuditEvents(context: Context, appId: string, query: PageQuery) {
  await authorizeApp(context, appId, "viewAudit", "any");
  const page = pageOf(query);
  const rows = await eventsOf(context, appId)
    .where("audit_events.id", ">", page.after)
    .orderBy("audit_events.id")
    .limit(page.rows)
    .execute();
  return toList(rows, page, presentEvent);
}

/** The same, newest first, with those that came before a given one. */
export async function listNewestAuditEvents(
  context: Context,
  appId: string,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<AuditEvent[]> {
  await authorizeApp(context, appId, "viewAudit", "any");
  let rows = eventsOf(context, appId).orderBy("audit_events.id", "desc").limit(limit);
  if (before !== undefined) rows = rows.where("audit_events.id", "<", before);
  return (await rows.execute()).map(presentEvent);
}

/** The last change of an app that a token made, for whoever can see the app. */
export async function lastChangeByToken(context: Context, appId: string): Promise<AuditEvent | undefined> {
  await authorizeApp(context, appId, "viewApp");
  const row = await eventsOf(context, appId)
    .where("audit_events.token_id", "is not", null)
    .orderBy("audit_events.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && presentEvent(row);
}

function eventsOf({ db }: Context, appId: string) {
  return db
    .selectFrom("audit_events")
    .leftJoin("tokens", "tokens.id", "audit_events.token_id")
    .where("audit_events.app_id", "=", appId)
    .selectAll("audit_events")
    .select("tokens.name as token_name");
}

type EventRow = Awaited<ReturnType<ReturnType<typeof eventsOf>["executeTakeFirstOrThrow"]>>;

function presentEvent(row: EventRow): AuditEvent {
  return {
    id: row.id,
    at: row.at,
    action: row.action,
    target: { type: row.target_type, id: row.target_id },
    account: row.account_id ? { id: row.account_id, email: row.email } : null,
    tokenId: row.token_id,
    tokenName: row.token_name,
    address: row.address,
    detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>),
  };
}
