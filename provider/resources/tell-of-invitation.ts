import type { CollaboratorRecord } from "../client/records.ts";
import type { Telling } from "../core/define.ts";
import { isSentAgain, type Reinviting } from "./reinvite.ts";

/** An invitation, as the portal has it or as the state knows it. */
type Invitation = Partial<Pick<CollaboratorRecord, "email" | "status">> & { expiresAt?: string | null };

/** From when on it is told that an invitation is about to expire. */
const soon = 48 * 60 * 60 * 1000;

/**
 * Tells what becomes of an invitation, by the time at which it ends and without a request.
 * @returns functions that tell the same of the same object once.
 */
export function tellingOfInvitation() {
  const told = new Map<string, string>();
  const once = (id: string, message: string | undefined, tell: (message: string) => void) => {
    if (message === undefined || told.get(id) === message) return;
    told.set(id, message);
    tell(message);
  };
  return {
    /** Of one that was read. */
    tell(id: string, live: Invitation, asked: Reinviting, { say, warn }: Telling): void {
      once(id, aboutToExpire(live), warn);
      once(id, ended(live, asked), say);
    },

    /** Of one that may have been answered since it was read. */
    foretell(id: string, prior: Invitation, asked: Reinviting, { warn }: Telling): void {
      once(id, aboutToExpire(prior) ?? overdue(prior, asked), warn);
    },
  };
}

function aboutToExpire({ status, email, expiresAt }: Invitation): string | undefined {
  const left = leftOf(expiresAt);
  if (status !== "pending" || left <= 0 || left > soon) return undefined;
  return `The invitation of ${email} expires at ${expiresAt} unless it is accepted before`;
}

function overdue({ status, email, expiresAt }: Invitation, asked: Reinviting): string | undefined {
  if (status !== "pending" || leftOf(expiresAt) > 0) return undefined;
  const again = isSentAgain(asked) ? ", and `pulumi up` after it sends it again" : "";
  return `The invitation of ${email} expired at ${expiresAt}, unless it was accepted: \`pulumi refresh\` finds out${again}`;
}

function ended({ status, email, expiresAt }: Invitation, asked: Reinviting): string | undefined {
  if (status === "declined") {
    return `${email} declined the invitation and is not invited again by a program; send it again in the portal, or take the Collaborator out of the program`;
  }
  if (status !== "expired") return undefined;
  const expired = `The invitation of ${email} expired${expiresAt ? ` at ${expiresAt}` : ""}`;
  if (isSentAgain(asked)) return `${expired}; the next \`pulumi up\` sends it again`;
  if (asked.reinvite !== "whenExpired") {
    return `${expired}; send it again in the portal, or set \`reinvite: "whenExpired"\``;
  }
  const { invitations = 1 } = asked;
  const many = invitations === 1 ? "1 invitation" : `${invitations} invitations`;
  return `${expired}, after ${many}, and \`maxInvitations\` allows no more; raise it, or send it again in the portal`;
}

/** How long it is until then, in milliseconds; endless where there is no such time. */
function leftOf(expiresAt: string | null | undefined): number {
  return expiresAt ? Date.parse(expiresAt) - Date.now() : Infinity;
}
