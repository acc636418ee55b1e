import type { Context } from "../../context.ts";
import type { Database } from "../../store/tables.ts";
import type { AuthenticatedClient } from "../client.ts";
import { OAuthError } from "../errors.ts";
import type { Parameters } from "../parameters.ts";
import type { TokenAnswer } from "../tokens.ts";

/** The transaction in which tokens are issued. */
export type Granting = Pick<Context, "db" | "now" | "rowLock">;

/**
 * Issues tokens for what a client presents. A refusal that has to be remembered, such as of a code that was used twice,
 * is returned and not thrown: a throw would undo what was written with it.
 */
export type Grant = (
  granting: Granting,
  client: AuthenticatedClient,
  parameters: Parameters,
) => Promise<TokenAnswer | OAuthError>;

/** Whether an authorization still stands, and the account that gave it. */
export async function grantLives(db: Database, grantId: string): Promise<boolean> {
  const grant = await db
    .selectFrom("oauth_grants")
    .innerJoin("accounts", "accounts.id", "oauth_grants.account_id")
    .where("oauth_grants.id", "=", grantId)
    .where("oauth_grants.revoked_at", "is", null)
    .where("accounts.deactivated_at", "is", null)
    .select("oauth_grants.id")
    .executeTakeFirst();
  return grant !== undefined;
}

/** Why what a client presents is worth nothing. */
export function invalidGrant(description: string): OAuthError {
  return new OAuthError("invalid_grant", description);
}
