import { recordAudit } from "../audit.ts";
import type { Context } from "../context.ts";

/** The caller's account, and in how many browsers it is signed in. */
export async function viewOwnAccount({ db, actor }: Context) {
  const account = await db
    .selectFrom("accounts")
    .selectAll()
    .where("id", "=", actor.accountId)
    .executeTakeFirstOrThrow();
  const { sessions } = await db
    .selectFrom("sessions")
    .where("account_id", "=", actor.accountId)
    .select((select) => select.fn.countAll<number>().as("sessions"))
    .executeTakeFirstOrThrow();
  return { ...account, sessions };
}

export async function renameAccount(
  context: Context,
  { firstName, lastName }: { firstName: string; lastName: string },
): Promise<void> {
  const { db, actor, now } = context;
  await db
    .updateTable("accounts")
    .set({ first_name: firstName, last_name: lastName, updated_at: now })
    .where("id", "=", actor.accountId)
    .execute();
  await recordAudit(context, {
    action: "account.renamed",
    target: { type: "account", id: actor.accountId },
  });
}
