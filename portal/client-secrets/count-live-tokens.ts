import type { ClientSecretsTable, Database, Timestamp } from "../store/tables.ts";
import { isLive, mostTokensCounted } from "./secret.ts";

/** How many access tokens work that were generated using each of these secrets, as far as they are counted. */
export async function countLiveTokens(
  db: Database,
  secrets: Pick<ClientSecretsTable, "id" | "revoked_at" | "expires_at">[],
  now: Timestamp,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { id } of secrets.filter((secret) => isLive(secret, now))) {
    const { count } = await db
      .selectFrom(liveTokens(db, id, now).limit(mostTokensCounted).as("live"))
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    counts.set(id, count);
  }
  return counts;
}

function liveTokens(db: Database, secretId: string, now: Timestamp) {
  return db
    .selectFrom("oauth_tokens")
    .leftJoin("oauth_grants", "oauth_grants.id", "oauth_tokens.grant_id")
    .leftJoin("accounts", "accounts.id", "oauth_grants.account_id")
    .where("oauth_tokens.secret_id", "=", secretId)
    .where("oauth_tokens.access_expires_at", ">", now)
    .where("oauth_tokens.revoked_at", "is", null)
    .where("oauth_grants.revoked_at", "is", null)
    .where("accounts.deactivated_at", "is", null)
    .select("oauth_tokens.access_hash");
}
