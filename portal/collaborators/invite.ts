import { emailKey } from "../accounts/accounts.ts";
import type { AppRow } from "../apps/app.ts";
import { authorizeApp } from "../apps/authorize.ts";
import { findClaimed, managedColumns } from "../claims.ts";
import { days, later } from "../clock.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { newId } from "../ids.ts";
import type { Conditions, Created } from "../replies.ts";
import type { CollaboratorsTable } from "../store/tables.ts";
import { presentCollaborator, type Collaborator, type NewCollaborator } from "./collaborator.ts";
import { mailInvitation } from "./mail.ts";
import { findCollaborator } from "./manage.ts";
import { auditCollaborator, collaboratorsOf } from "./rows.ts";

const invitationLifetime = 7 * days;

/** Invites somebody; who they are to the portal makes no difference to the answer. */
export async function inviteCollaborator(
  context: Context,
  appId: string,
  { email, role = "developer", managedBy }: NewCollaborator,
  asked: Conditions,
): Promise<Created<Collaborator>> {
  const { db, actor, now } = context;
  const app = await authorizeApp(context, appId, "manageCollaborators");
  const known = await findClaimed(context, collaboratorsOf(appId), asked);
  if (known) {
    return {
      object: await findCollaborator(context, appId, known.id),
      created: false,
      takenOver: known.takenOver,
    };
  }
  await requireNewcomer(context, app, email);
  const row: CollaboratorsTable = {
    id: newId(),
    app_id: appId,
    email,
    email_key: emailKey(email),
    account_id: null,
    role,
    status: "pending",
    invited_by: actor.accountId,
    ...invitedNow(context),
    accepted_at: null,
    ...managedColumns(context, asked, managedBy),
    created_at: now,
    updated_at: now,
  };
  await db.insertInto("collaborators").values(row).execute();
  await mailInvitation(context, app, row);
  await auditCollaborator(context, row, "invited", { email, role, managedBy });
  return { object: presentCollaborator(context, row), created: true, takenOver: false };
}

/** The columns of an invitation that is sent now. */
export function invitedNow({ now }: Context): Pick<CollaboratorsTable, "invited_at" | "expires_at"> {
  return { invited_at: now, expires_at: later(now, invitationLifetime) };
}

async function requireNewcomer({ db }: Context, app: AppRow, email: string): Promise<void> {
  if (emailKey(app.owner_email) === emailKey(email)) throw refuse("collaborator_is_owner", { email });
  const existing = await db
    .selectFrom("collaborators")
    .select("id")
    .where("app_id", "=", app.id)
    .where("email_key", "=", emailKey(email))
    .executeTakeFirst();
  if (existing) throw refuse("collaborator_exists", { email });
}
