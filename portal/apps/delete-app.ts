import { recordAudit } from "../audit.ts";
import { withdrawInvitationsOfApp } from "../collaborators/invitation.ts";
import { fence, rowOfKey, unmanaged } from "../claims.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch, etagOf } from "../etag.ts";
import type { Conditions } from "../replies.ts";
import type { AppsTable } from "../store/tables.ts";
import { endSecretsOfApp } from "../production-credentials/manage.ts";
import { deleteSandboxOfApp } from "../sandboxes/manage.ts";
import { presentApp, restorableSince, type App } from "./app.ts";
import { findApp, requireFreeName, updateApp } from "./apps.ts";
import { authorizeApp } from "./authorize.ts";
import { columnsOf } from "./columns.ts";

/** Deletes an app so that its owner can restore it; what it let in stops at once and stays dead. */
export async function deleteApp(context: Context, appId: string, asked: Conditions): Promise<void> {
  const row = await authorizeApp(context, appId, "deleteApp");
  await fence(context, { table: "apps" }, row, asked);
  checkIfMatch(asked.ifMatch, etagOf(presentApp(context, row)), "app");
  if (row.deletion_protection) throw refuse("deletion_protected", { name: row.name });
  // A person's deletion leaves the state that knows the app able to write after a restore.
  const columns = asked.claim ? unmanaged : {};
  await updateApp(context, appId, { ...columns, deleted_at: context.now });
  await endAccess(context, appId);
  await recordAudit(context, { action: "app.deleted", target: { type: "app", id: appId }, appId });
}

/** Brings a deleted app back under the same id and client id, without its secrets and its sandbox. */
export async function restoreApp(
  context: Context,
  appId: string,
  name: string | undefined,
  asked: Conditions,
): Promise<App> {
  const row = await authorizeApp(context, appId, "restoreApp", "any");
  // A program that deleted the app itself let it go: a request of it that comes late must not bring it back.
  await fence(context, { table: "apps" }, row, asked);
  checkIfMatch(asked.ifMatch, etagOf(presentApp(context, row)), "app");
  await bringBack(context, row, name, asked);
  return findApp(context, appId);
}

/** Restores an app whose restoring is allowed; under another name if one is given. */
export async function bringBack(
  context: Context,
  row: AppsTable | undefined,
  name?: string,
  asked?: Conditions,
): Promise<void> {
  if (!row) throw refuse("not_found", { thing: "app" });
  if (row.deleted_at === null) throw refuse("not_deleted", { name: row.name });
  if (row.deleted_at <= restorableSince(context)) throw refuse("restore_expired", { name: row.name });
  await requireFreeName(context, row.owner_id, name ?? row.name, row.id);
  // The key may be another account's: of an admin, whose program adopted the app.
  const taken = await rowOfKey(context, { table: "apps", parent: null }, row);
  if (taken && asked?.claim) throw refuse("claim_lost", { thing: "app" });
  await updateApp(context, row.id, { ...columnsOf({ name }), ...(taken ? unmanaged : {}), deleted_at: null });
  await recordAudit(context, { action: "app.restored", target: { type: "app", id: row.id }, appId: row.id });
}

async function endAccess(context: Context, appId: string): Promise<void> {
  await endSecretsOfApp(context, appId);
  await deleteSandboxOfApp(context, appId);
  await withdrawInvitationsOfApp(context, appId);
}
