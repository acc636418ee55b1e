import { recordAudit } from "../audit.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { living } from "../client-secrets/secret.ts";
import { revokeGrants } from "./revoke-grants.ts";

/** The clients that can act for whoever asks, the last authorized first. */
export function authorizedClients({ db, actor, now }: Context) {
  return db
    .selectFrom("oauth_grants")
    .innerJoin("apps", "apps.id", "oauth_grants.app_id")
    .innerJoin("oauth_tokens", "oauth_tokens.grant_id", "oauth_grants.id")
    .innerJoin("client_secrets", "client_secrets.id", "oauth_tokens.secret_id")
    .where("oauth_grants.account_id", "=", actor.accountId)
    .where("oauth_grants.revoked_at", "is", null)
    .where("apps.deleted_at", "is", null)
    .where("oauth_tokens.ends_at", ">", now)
    .where(living(now))
    .groupBy(["oauth_grants.client_id", "apps.name", "client_secrets.sandbox_id"])
    .select(({ fn }) => [
      "oauth_grants.client_id",
      "apps.name",
      "client_secrets.sandbox_id",
      fn.max("oauth_grants.created_at").as("authorized_at"),
    ])
    .orderBy("authorized_at", "desc");
}

/** Ends everything that a client can do for whoever asks. @throws PortalError `not_found` when it can do nothing. */
export async function withdrawAuthorization(context: Context, clientId: string): Promise<void> {
  const ended = await revokeGrants(context, { client_id: clientId, account_id: context.actor.accountId });
  if (ended.length === 0) throw refuse("not_found", { thing: "authorized app" });
  for (const id of ended) {
    await recordAudit(context, {
      action: "oauth_grant.withdrawn",
      target: { type: "oauth_grant", id },
      detail: { clientId },
    });
  }
}
