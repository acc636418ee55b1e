import { requireScope } from "../authentication.ts";
import { held, type Context } from "../context.ts";
import { restorableSince } from "./app.ts";
import { bringBack } from "./delete-app.ts";

/** The apps of all accounts that can be restored, newest deletion first, for an operator. */
export function listDeletedApps(context: Context) {
  requireScope(context.actor, "operator");
  return context.db
    .selectFrom("apps")
    .innerJoin("accounts as owner", "owner.id", "apps.owner_id")
    .where("apps.deleted_at", ">", restorableSince(context))
    .select(["apps.id", "apps.name", "apps.deleted_at", "owner.email as owner_email"])
    .orderBy("apps.deleted_at", "desc")
    .execute();
}

/** Restores an app for its owner; the operator gets no role in it. */
export async function restoreAsOperator(context: Context, appId: string): Promise<void> {
  requireScope(context.actor, "operator");
  const app = context.db.selectFrom("apps").selectAll().where("id", "=", appId);
  const row = await held(context, app, "apps").executeTakeFirst();
  await bringBack(context, row);
}
