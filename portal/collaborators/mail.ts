import type { AppRow } from "../apps/app.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/outbox.ts";
import type { CollaboratorsTable } from "../store/tables.ts";

/** Tells somebody that they are invited. The mail gives no access: only their own account can accept. */
export function mailInvitation(
  context: Context,
  { name }: AppRow,
  { email, role, expires_at }: CollaboratorsTable,
): Promise<void> {
  return queueMail(context, {
    recipient: email,
    subject: `You are invited to the app "${name}"`,
    body: [
      `${context.actor.email} invites you to the app "${name}" as ${role}.`,
      `Sign in at ${context.publicUrl} with this address and accept the invitation before ${expires_at}.`,
      `If you have no account yet, make one at ${context.publicUrl}/sign-up with this address.`,
      "If you do not expect this, decline it or do nothing.",
    ].join("\n\n"),
  });
}
