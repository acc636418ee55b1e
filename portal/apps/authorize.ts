import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { isAllowed, permissions, type Permission } from "../permissions.ts";
import { roleIn } from "./app.ts";
import { findVisibleApp, type AppRow } from "./visible-apps.ts";

/**
 * The app, if the caller may do this with it. Call it first in every function about an app.
 * @param which Live apps, deleted ones, or both; a deleted app is visible to its owner only.
 * @throws PortalError `not_found` when the caller cannot see it, `forbidden` when only the role is wrong.
 */
export async function authorizeApp(
  context: Context,
  appId: string,
  permission: Permission,
  which: "live" | "deleted" | "any" = "live",
): Promise<AppRow> {
  const row = await findVisibleApp(context, appId);
  const role = row && roleIn(context.actor, row);
  const wanted = which === "any" || (which === "deleted") === (row?.deleted_at !== null);
  const seen = row && wanted && (row.deleted_at === null || role === "owner");
  if (!seen || !role) throw refuse("not_found", { thing: "app" });
  if (!isAllowed(role, permission)) {
    const { does } = permissions[permission];
    throw refuse("forbidden", { reason: `Your role in this app is ${role}: it may not ${does}.` });
  }
  return row;
}
