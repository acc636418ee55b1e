import { emailKey } from "../accounts/accounts.ts";
import { authorizeApp } from "../apps/authorize.ts";
import { applyClaim, fence, freeKeys } from "../claims.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch, etagOf } from "../etag.ts";
import { revokeGrants } from "../oauth/revoke-grants.ts";
import { pageOf, toList, type PageQuery } from "../paging.ts";
import type { Conditions } from "../replies.ts";
import { findSandbox } from "../sandboxes/sandbox.ts";
import { presentCollaborator, type Collaborator, type CollaboratorChange } from "./collaborator.ts";
import { refuseSelfLockout, requireAdminBeside } from "./lockout.ts";
import {
  auditCollaborator,
  collaboratorsOf,
  deleteCollaborator,
  requireCollaborator,
  updateCollaborator,
} from "./rows.ts";

/** The collaborators of an app, also those who are only invited. */
export async function listCollaborators(
  context: Context,
  appId: string,
  query: PageQuery & { email?: string },
) {
  await authorizeApp(context, appId, "viewApp");
  const page = pageOf(query);
  const rows = context.db
    .selectFrom("collaborators")
    .selectAll()
    .where("app_id", "=", appId)
    .where("id", ">", page.after)
    .orderBy("id")
    .limit(page.rows);
  const { email } = query;
  const found = await (email === undefined ? rows : rows.where("email_key", "=", emailKey(email))).execute();
  return toList(found, page, (row) => presentCollaborator(context, row));
}

export async function findCollaborator(
  context: Context,
  appId: string,
  collaboratorId: string,
): Promise<Collaborator> {
  await authorizeApp(context, appId, "viewApp");
  return presentCollaborator(context, await requireCollaborator(context, appId, collaboratorId));
}

/** Changes a collaborator's role, who manages the collaborator, or both. */
export async function changeCollaborator(
  context: Context,
  appId: string,
  collaboratorId: string,
  { role, managedBy }: CollaboratorChange,
  asked: Conditions,
): Promise<{ object: Collaborator; takenOver: boolean }> {
  await authorizeApp(context, appId, "manageCollaborators");
  const row = await requireCollaborator(context, appId, collaboratorId);
  const { takenOver } = await applyClaim(context, collaboratorsOf(appId), row, asked, managedBy);
  checkIfMatch(asked.ifMatch, etagOf(presentCollaborator(context, row)), "collaborator");
  if (role !== undefined && role !== row.role) {
    refuseSelfLockout(context, row, asked);
    if (row.account_id === context.actor.accountId) {
      throw refuse("forbidden", {
        reason: "Nobody changes their own role. Ask another admin, or remove yourself.",
      });
    }
    await updateCollaborator(context, row, { role });
    await auditCollaborator(context, row, "role_changed", { from: row.role, to: role });
  }
  return { object: await findCollaborator(context, appId, collaboratorId), takenOver };
}

/** Removes a collaborator or takes an invitation back; everybody may remove themselves, but not by a program. */
export async function removeCollaborator(
  context: Context,
  appId: string,
  collaboratorId: string,
  asked: Conditions,
): Promise<void> {
  const app = await authorizeApp(context, appId, "viewApp");
  const row = await requireCollaborator(context, appId, collaboratorId);
  const leaves = row.account_id === context.actor.accountId;
  if (!leaves) await authorizeApp(context, appId, "manageCollaborators");
  await fence(context, collaboratorsOf(appId), row, asked);
  checkIfMatch(asked.ifMatch, etagOf(presentCollaborator(context, row)), "collaborator");
  refuseSelfLockout(context, row, asked);
  // Whoever removes somebody else is an admin, or the owner, and stays.
  if (leaves) await requireAdminBeside(context, app, row);
  await deleteCollaborator(context, row);
  if (row.account_id) await endPart(context, appId, row.account_id);
  await auditCollaborator(context, row, leaves ? "left" : "removed", { email: row.email });
}

/** Frees the keys of somebody who has no part in an app any more, and ends for good what they authorized in its sandbox. */
async function endPart(context: Context, appId: string, accountId: string): Promise<void> {
  const sandbox = await findSandbox(context.db, appId);
  if (sandbox) await revokeGrants(context, { account_id: accountId, client_id: sandbox.client_id });
  await freeKeys(context, appId, accountId);
}
