import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";

/** The caller's account, and the token that speaks for it. */
export async function describeMe({ db, actor }: Context) {
  const { token } = actor;
  if (!token) throw refuse("unauthenticated");
  const account = await db
    .selectFrom("accounts")
    .where("id", "=", actor.accountId)
    .select(["first_name", "last_name"])
    .executeTakeFirstOrThrow();
  const { id, name, prefix, scopes, appIds, expiresAt } = token;
  return {
    id: actor.accountId,
    email: actor.email,
    firstName: account.first_name,
    lastName: account.last_name,
    operator: actor.operator,
    token: { id, name, prefix, scopes, apps: appIds, expiresAt },
  };
}
