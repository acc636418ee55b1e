import type { Context } from "../../context.ts";
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

/** Why what a client presents is worth nothing. */
export function invalidGrant(description: string): OAuthError {
  return new OAuthError("invalid_grant", description);
}
