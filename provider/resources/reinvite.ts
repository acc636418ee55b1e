import type { CollaboratorRecord } from "../client/records.ts";
import { isUnknown, unknownValue } from "../core/wire.ts";

/** What says whether an invitation that expired is sent again. */
export interface Reinviting {
  reinvite?: "never" | "whenExpired" | undefined;
  maxInvitations?: number | undefined;
  invitations?: number | undefined;
  invitationExpired?: string | undefined;
}

const mostUnlessSaid = 3;

/**
 * Counts the invitations that the inputs ask for, from old and new inputs alone, so that a preview shows it. An
 * invitation that is not to be sent again stays expired, which is no difference.
 */
export function countInvitations(olds: Reinviting, inputs: Reinviting): void {
  const { invitations: sent = 1, invitationExpired } = olds;
  delete inputs.invitations;
  delete inputs.invitationExpired;
  if (isUnknown(inputs.reinvite)) {
    inputs.invitations = unknownValue;
  } else if (inputs.reinvite !== "whenExpired") {
    if (invitationExpired !== undefined) inputs.invitationExpired = invitationExpired;
  } else if (invitationExpired === undefined) {
    inputs.invitations = sent;
  } else if (isUnknown(inputs.maxInvitations)) {
    inputs.invitations = unknownValue;
  } else if (isSentAgain({ ...inputs, invitations: sent })) {
    inputs.invitations = sent + 1;
  } else {
    Object.assign(inputs, { invitations: sent, invitationExpired });
  }
}

/** What a refresh finds. An invitation counts, too, that an `up` sent whose answer was lost; one that a person sent does not. */
export function foundInvitation(
  { invitations, invitationExpired, invitedAt, run = "" }: Reinviting & { invitedAt?: string; run?: string },
  live: CollaboratorRecord,
): Reinviting {
  if (live.status === "expired") return { invitations, invitationExpired: live.expiresAt ?? undefined };
  const sent = invitationExpired !== undefined && live.invitedAt !== invitedAt && (live.lastRun ?? "") > run;
  return { invitations: sent ? (invitations ?? 1) + 1 : invitations, invitationExpired: undefined };
}

/** Whether the invitation is sent again once it has expired. */
export function isSentAgain({ reinvite, invitations = 1, maxInvitations = mostUnlessSaid }: Reinviting) {
  return reinvite === "whenExpired" && invitations < maxInvitations;
}
