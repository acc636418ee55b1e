import type { Context } from "../context.ts";
import type { OAuthGrantsTable } from "../store/oauth-tables.ts";

type Whose = Partial<Pick<OAuthGrantsTable, "id" | "client_id" | "account_id">>;

/** Ends authorizations for good, with all their codes and tokens. @returns the ids of those that stood. */
export async function revokeGrants(
  { db, now }: Pick<Context, "db" | "now">,
  whose: Whose,
): Promise<string[]> {
  const ended = await db
    .updateTable("oauth_grants")
    .set({ revoked_at: now })
    .where((where) => where.and(whose))
    .where("revoked_at", "is", null)
    .returning("id")
    .execute();
  return ended.map(({ id }) => id);
}
