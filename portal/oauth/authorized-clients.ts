import { recordAudit } from "../audit.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";

/** The clients that can act for whoever asks, the last authorized first. */
export function authorizedClients({ db, actor, now }: Context) {
  return db
    .selectFrom("oauth_grants")
    .innerJoin("apps", "apps.id", "oauth_grants.app_id")
    .leftJoin("sandboxes", "sandboxes.client_id", "oauth_grants.client_id")
    .where("oauth_grants.account_id", "=", actor.accountId)
    .where("oauth_grants.revoked_at", "is", null)
    .where("apps.deleted_at", "is", null)
    .where((where) =>
      where.exists(
        where
          .selectFrom("oauth_tokens")
          .whereRef("oauth_tokens.grant_id", "=", "oauth_grants.id")
          .where("oauth_tokens.ends_at", ">", now)
          .select("oauth_tokens.access_hash"),
      ),
    )
    .groupBy(["oauth_grants.client_id", "apps.name", "sandboxes.id"])
    .select(({ fn }) => [
      "oauth_grants.client_id",
      "apps.name",
      "sandboxes.id as sandbox_id",
      fn.max("oauth_grants.created_at").as("authorized_at"),
    ])
    .orderBy("authorized_at", "desc");
}

/** Ends everything that a client can do for whoever asks. @throws PortalError `not_found` when it can do nothing. */
export async function withdrawAuthorization(context: Context, clientId: string): Promise<void> {
  const { db, actor, now } = context;
  const ended = await db
    .updateTable("oauth_grants")
    .set({ revoked_at: now })
    .where("client_id", "=", clientId)
    .where("account_id", "=", actor.accountId)
    .where("revoked_at", "is", null)
    .returning("id")
    .execute();
  if (ended.length === 0) throw refuse("not_found", { thing: "authorized app" });
  for (const { id } of ended) {
    await recordAudit(context, {
      action: "oauth_grant.withdrawn",
      target: { type: "oauth_grant", id },
      detail: { clientId },
    });
  }
}
