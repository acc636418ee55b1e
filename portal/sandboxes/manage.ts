import { authorizeApp } from "../apps/authorize.ts";
import { whatIsNew } from "../changes.ts";
import { applyClaim, fence, findClaimed, managedColumns, type Collection } from "../claims.ts";
import { randomText } from "../client-secrets.ts";
import { addFirstSecret, removeSecrets } from "../client-secrets/secret-rows.ts";
import { later, seconds } from "../clock.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch } from "../etag.ts";
import { newId } from "../ids.ts";
import { revokeGrants } from "../oauth/revoke-grants.ts";
import { defaultRedirectUris } from "../redirect-uris.ts";
import type { Conditions, Created } from "../replies.ts";
import { readSettings } from "../settings.ts";
import type { Database, SandboxesTable } from "../store/tables.ts";
import {
  auditSandbox,
  findSandbox,
  requireSandbox,
  sandboxTag,
  showSandbox,
  type NewSandbox,
  type Sandbox,
  type SandboxChange,
} from "./sandbox.ts";
import { seedRecords } from "./seed-records.ts";

export async function viewSandbox(context: Context, appId: string): Promise<Sandbox> {
  await authorizeApp(context, appId, "viewCredentials");
  return showSandbox(context, await requireSandbox(context, appId));
}

/** Generates the app's sandbox with its seed data; it is ready after the time that the settings say. */
export async function generateSandbox(
  context: Context,
  appId: string,
  { redirectUris = [...defaultRedirectUris], secretHash, managedBy }: NewSandbox,
  asked: Conditions,
): Promise<Created<Sandbox>> {
  const { db, now } = context;
  await authorizeApp(context, appId, "manageSandbox");
  const known = await findClaimed(context, sandboxOf(appId), asked);
  if (known) return { object: await viewSandbox(context, appId), created: false, takenOver: known.takenOver };
  if (await findSandbox(db, appId)) throw refuse("sandbox_exists");

  const { sandboxGenerationSeconds } = await readSettings(db);
  const row: SandboxesTable = {
    id: newId(),
    app_id: appId,
    status: "generating",
    failure_reason: null,
    company_id: await nextNumber(db, "company"),
    project_id: await nextNumber(db, "project"),
    client_id: randomText(),
    redirect_uris: JSON.stringify(redirectUris),
    ...managedColumns(context, asked, managedBy),
    ready_at: later(now, sandboxGenerationSeconds * seconds),
    created_at: now,
    updated_at: now,
  };
  await db.insertInto("sandboxes").values(row).execute();
  await addFirstSecret(context, { environment: "sandbox", ...row }, secretHash);
  await addSeedRecords(context, row);
  await auditSandbox(context, row, "generated", { redirectUris });
  return { object: await showSandbox(context, row), created: true, takenOver: false };
}

/** Changes the redirect URIs, who manages the sandbox, or both. */
export async function changeSandbox(
  context: Context,
  appId: string,
  { managedBy, ...wanted }: SandboxChange,
  asked: Conditions,
): Promise<{ object: Sandbox; takenOver: boolean }> {
  await authorizeApp(context, appId, "manageSandbox");
  const row = await requireSandbox(context, appId);
  const before = await showSandbox(context, row);
  const { takenOver } = await applyClaim(context, sandboxOf(appId), row, asked, managedBy);
  checkIfMatch(asked.ifMatch, sandboxTag(before), "sandbox");
  const { redirectUris } = whatIsNew(wanted, before);
  if (redirectUris) {
    await context.db
      .updateTable("sandboxes")
      .set({ redirect_uris: JSON.stringify(redirectUris), updated_at: context.now })
      .where("id", "=", row.id)
      .execute();
    await auditSandbox(context, row, "updated", { redirectUris });
  }
  return { object: await viewSandbox(context, appId), takenOver };
}

/** Deletes the sandbox with its data and credentials; the next one is a clean one. */
export async function deleteSandbox(context: Context, appId: string, asked: Conditions): Promise<void> {
  await authorizeApp(context, appId, "manageSandbox");
  const row = await requireSandbox(context, appId);
  await fence(context, sandboxOf(appId), row, asked);
  checkIfMatch(asked.ifMatch, sandboxTag(await showSandbox(context, row)), "sandbox");
  await removeSandbox(context, row);
}

/** Deletes the sandbox of an app that is deleted, if it has one. */
export async function deleteSandboxOfApp(context: Context, appId: string): Promise<void> {
  const row = await findSandbox(context.db, appId);
  if (row) await removeSandbox(context, row);
}

async function removeSandbox(context: Context, row: SandboxesTable): Promise<void> {
  await removeSecrets(context, { environment: "sandbox", ...row });
  await context.db.deleteFrom("sandboxes").where("id", "=", row.id).execute();
  await revokeGrants(context, { client_id: row.client_id });
  await auditSandbox(context, row, "deleted");
}

async function addSeedRecords({ db, actor, now }: Context, { id, company_id, project_id }: SandboxesTable) {
  const { email, first_name, last_name } = await db
    .selectFrom("accounts")
    .select(["email", "first_name", "last_name"])
    .where("id", "=", actor.accountId)
    .executeTakeFirstOrThrow();
  const records = seedRecords({
    companyId: company_id,
    projectId: project_id,
    developer: { firstName: first_name, lastName: last_name, email },
    createdAt: new Date(now),
  });
  await db
    .insertInto("sandbox_records")
    .values(records.map(({ data, ...record }) => ({ ...record, sandbox_id: id, data: JSON.stringify(data) })))
    .execute();
}

async function nextNumber(db: Database, name: "company" | "project"): Promise<number> {
  const { value } = await db
    .updateTable("sequences")
    .set((column) => ({ value: column("value", "+", 1) }))
    .where("name", "=", name)
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}

function sandboxOf(appId: string): Collection {
  return { table: "sandboxes", parent: appId };
}
