import { authorizeApp } from "../apps/authorize.ts";
import { recordAudit } from "../audit.ts";
import { applyClaim, fence, findClaimed, managedColumns, unmanaged, type Collection } from "../claims.ts";
import { whatIsNew } from "../changes.ts";
import { randomText } from "../client-secrets.ts";
import { addFirstSecret, revokeSecrets } from "../client-secrets/secret-rows.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch } from "../etag.ts";
import { newId } from "../ids.ts";
import { revokeGrants } from "../oauth/revoke-grants.ts";
import { defaultRedirectUris } from "../redirect-uris.ts";
import type { Conditions, Created } from "../replies.ts";
import { readSettings } from "../settings.ts";
import type { ProductionCredentialsTable } from "../store/tables.ts";
import {
  credentialsTag,
  findCredentials,
  requireCredentials,
  showCredentials,
  type Credentials,
  type CredentialsChange,
  type NewCredentials,
} from "./credentials.ts";

export async function viewCredentials(context: Context, appId: string): Promise<Credentials> {
  await authorizeApp(context, appId, "viewCredentials");
  return showCredentials(context, await requireCredentials(context, appId));
}

/**
 * Requests production access: the credentials are active at once, or pending where an operator approves them.
 * @returns `secret` too when the portal made it, which it never shows again.
 */
export async function requestCredentials(
  context: Context,
  appId: string,
  { redirectUris = [...defaultRedirectUris], secretHash, managedBy }: NewCredentials,
  asked: Conditions,
): Promise<Created<Credentials> & { secret?: string }> {
  const { db, now } = context;
  await authorizeApp(context, appId, "manageCredentials");
  const known = await findClaimed(context, credentialsOf(appId), asked);
  if (known)
    return { object: await viewCredentials(context, appId), created: false, takenOver: known.takenOver };
  if (await findCredentials(context, appId)) throw refuse("credentials_exist");

  const { approvalRequired } = await readSettings(db);
  const row: ProductionCredentialsTable = {
    id: newId(),
    app_id: appId,
    client_id: randomText(),
    status: approvalRequired ? "pending" : "active",
    rejection_reason: null,
    redirect_uris: JSON.stringify(redirectUris),
    ...managedColumns(context, asked, managedBy),
    created_at: now,
    updated_at: now,
    deleted_at: null,
  };
  await db.insertInto("production_credentials").values(row).execute();
  const secret = await addFirstSecret(context, { environment: "production", ...row }, secretHash);
  await auditCredentials(context, row, "requested", { status: row.status, redirectUris, managedBy });
  return { object: await showCredentials(context, row), created: true, takenOver: false, secret };
}

/** Changes the redirect URIs, who manages the credentials, or both. */
export async function changeCredentials(
  context: Context,
  appId: string,
  { managedBy, ...wanted }: CredentialsChange,
  asked: Conditions,
): Promise<{ object: Credentials; takenOver: boolean }> {
  await authorizeApp(context, appId, "manageCredentials");
  const row = await requireCredentials(context, appId);
  const before = await showCredentials(context, row);
  const { takenOver } = await applyClaim(context, credentialsOf(appId), row, asked, managedBy);
  checkIfMatch(asked.ifMatch, credentialsTag(before), "production credentials");
  const { redirectUris } = whatIsNew(wanted, before);
  if (redirectUris) {
    await updateCredentials(context, row, { redirect_uris: JSON.stringify(redirectUris) });
    await auditCredentials(context, row, "updated", { redirectUris });
  }
  return { object: await viewCredentials(context, appId), takenOver };
}

/** Withdraws the credentials: every secret dies at once, and the client id never comes back. */
export async function withdrawCredentials(context: Context, appId: string, asked: Conditions): Promise<void> {
  await authorizeApp(context, appId, "manageCredentials");
  const row = await requireCredentials(context, appId);
  await fence(context, credentialsOf(appId), row, asked);
  checkIfMatch(asked.ifMatch, credentialsTag(await showCredentials(context, row)), "production credentials");
  await endClient(context, row);
  await updateCredentials(context, row, { ...unmanaged, deleted_at: context.now });
  await auditCredentials(context, row, "withdrawn");
}

/** Ends every secret of an app that is deleted; its credentials stay, for a restore. */
export async function endSecretsOfApp(context: Context, appId: string): Promise<void> {
  const row = await findCredentials(context, appId);
  if (row) await endClient(context, row);
}

/** Ends the secrets, with the tokens that hang on them, and what people had authorized. */
async function endClient(context: Context, row: ProductionCredentialsTable): Promise<void> {
  await revokeSecrets(context, { environment: "production", ...row });
  await revokeGrants(context, { client_id: row.client_id });
}

/** Writes columns of credentials, and that they changed now. */
export async function updateCredentials(
  { db, now }: Context,
  { id }: ProductionCredentialsTable,
  columns: Partial<ProductionCredentialsTable>,
): Promise<void> {
  await db
    .updateTable("production_credentials")
    .set({ ...columns, updated_at: now })
    .where("id", "=", id)
    .execute();
}

export function auditCredentials(
  context: Context,
  { id, app_id }: ProductionCredentialsTable,
  event: "requested" | "updated" | "withdrawn" | "approved" | "rejected",
  detail?: Record<string, unknown>,
): Promise<void> {
  const target = { type: "production_credentials", id };
  return recordAudit(context, { action: `production_credentials.${event}`, target, appId: app_id, detail });
}

function credentialsOf(appId: string): Collection {
  return { table: "production_credentials", parent: appId };
}
