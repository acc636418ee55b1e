import Type, { type Static } from "typebox";
import type { Context } from "../context.ts";
import { body, id, lastRun, managedBy, managedSince, time } from "../schemas.ts";
import type { CollaboratorsTable, Timestamp } from "../store/tables.ts";
import { orNull, text } from "../text.ts";

const roles = ["admin", "developer"] as const;
const statuses = ["pending", "accepted", "expired", "declined"] as const;

export const email = text({
  title: "Email",
  maxLength: 254,
  format: "address",
  description: "An e-mail address.",
});
export const role = Type.Enum(roles, { description: "What the collaborator may do." });

export const newCollaborator = body({
  email,
  role: Type.Optional({ ...role, default: "developer" }),
  managedBy: Type.Optional(orNull(managedBy)),
});
export type NewCollaborator = Static<typeof newCollaborator>;

export const collaboratorChange = body({
  role: Type.Optional(role),
  managedBy: Type.Optional(orNull(managedBy)),
});
export type CollaboratorChange = Static<typeof collaboratorChange>;

export const invitationAgain = body({
  whenExpired: Type.Optional(
    Type.Boolean({
      default: false,
      description: "Whether only an invitation that expired is sent; of any other nothing changes.",
    }),
  ),
});
export type InvitationAgain = Static<typeof invitationAgain>;

export const transferRequest = body({ email });

/** Somebody who has, or is invited to, a role in an app. */
export const collaborator = Type.Object({
  id,
  appId: id,
  email: Type.String(),
  role,
  status: Type.Enum(statuses),
  invitedAt: time,
  expiresAt: time,
  acceptedAt: orNull(time),
  managedBy: orNull(managedBy),
  managedSince: orNull(managedSince),
  lastRun: orNull(lastRun),
  createdAt: time,
  updatedAt: time,
});
export type Collaborator = Static<typeof collaborator>;

export function presentCollaborator({ now }: Pick<Context, "now">, row: CollaboratorsTable): Collaborator {
  return {
    id: row.id,
    appId: row.app_id,
    email: row.email,
    role: row.role,
    status: statusOf(row, now),
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    managedBy: row.managed_by,
    managedSince: row.managed_since,
    lastRun: row.last_run,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** What became of an invitation by now. */
export function statusOf(
  { status, expires_at }: Pick<CollaboratorsTable, "status" | "expires_at">,
  now: Timestamp,
): Collaborator["status"] {
  return status === "pending" && expires_at <= now ? "expired" : status;
}
