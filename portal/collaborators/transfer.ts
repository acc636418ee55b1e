import { emailKey } from "../accounts/accounts.ts";
import { presentApp, type App } from "../apps/app.ts";
import { requireFreeName, updateApp } from "../apps/apps.ts";
import { authorizeApp } from "../apps/authorize.ts";
import { recordAudit } from "../audit.ts";
import { freeKeys, unmanaged } from "../claims.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { newId } from "../ids.ts";
import { invitedNow } from "./invite.ts";
import { deleteCollaborator } from "./rows.ts";

/**
 * Makes an accepted collaborator the owner, and the owner an admin, whose program may go on to write to the app but
 * would make a new one if it declared an app anew.
 * @throws PortalError `not_a_collaborator`, or `app_name_taken` when they own an app of that name.
 */
export async function transferApp(context: Context, appId: string, email: string): Promise<App> {
  const { db, actor, now } = context;
  const app = await authorizeApp(context, appId, "transferApp");
  const heir = await db
    .selectFrom("collaborators")
    .selectAll()
    .where("app_id", "=", appId)
    .where("email_key", "=", emailKey(email))
    .executeTakeFirst();
  if (!heir?.account_id) throw refuse("not_a_collaborator", { email });
  await requireFreeName(context, heir.account_id, app.name);

  await updateApp(context, appId, { owner_id: heir.account_id });
  await freeKeys(context, appId, app.owner_id, ["apps"]);
  await deleteCollaborator(context, heir);
  await db
    .insertInto("collaborators")
    .values({
      id: newId(),
      app_id: appId,
      email: app.owner_email,
      email_key: emailKey(app.owner_email),
      account_id: app.owner_id,
      role: "admin",
      status: "accepted",
      invited_by: actor.accountId,
      ...invitedNow(context),
      accepted_at: now,
      ...unmanaged,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await recordAudit(context, {
    action: "app.transferred",
    target: { type: "app", id: appId },
    appId,
    detail: { from: app.owner_email, to: heir.email },
  });
  return presentApp(context, await authorizeApp(context, appId, "viewApp"));
}
