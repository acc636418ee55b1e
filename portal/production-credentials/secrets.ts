import { authorizeApp } from "../apps/authorize.ts";
import { fence } from "../claims.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch } from "../etag.ts";
import { pageOf, toList, type PageQuery } from "../paging.ts";
import type { Conditions } from "../replies.ts";
import type { Database, Timestamp } from "../store/tables.ts";
import { requireCredentials } from "./credentials.ts";
import { revokeSecrets } from "./secret-rows.ts";
import { presentSecret, secretTag, shownSecrets } from "./secret.ts";

/** The secrets of an app's credentials that live or ended in the last 30 days. */
export async function listSecrets(context: Context, appId: string, query: PageQuery) {
  await authorizeApp(context, appId, "viewCredentials");
  const { id } = await requireCredentials(context, appId);
  const page = pageOf(query);
  const rows = await shownSecrets(context.db, context.now)
    .where("credentials_id", "=", id)
    .where("id", ">", page.after)
    .limit(page.rows)
    .execute();
  return toList(rows, page, presentSecret);
}

/** Revokes one secret at once; one that has ended already stays as it is. */
export async function revokeSecret(
  context: Context,
  appId: string,
  secretId: string,
  asked: Conditions,
): Promise<void> {
  await authorizeApp(context, appId, "manageCredentials");
  const credentials = await requireCredentials(context, appId);
  const row = await context.db
    .selectFrom("client_secrets")
    .selectAll()
    .where("credentials_id", "=", credentials.id)
    .where("id", "=", secretId)
    .executeTakeFirst();
  if (!row) throw refuse("not_found", { thing: "secret" });
  await fence(context, { table: "production_credentials" }, credentials, asked);
  checkIfMatch(asked.ifMatch, secretTag(row), "secret");
  await revokeSecrets(context, credentials, { id: row.id });
}

/** Writes down that a client authenticated with a secret. */
export async function recordSecretUse(db: Database, secretId: string, at: Timestamp): Promise<void> {
  await db.updateTable("client_secrets").set({ last_used_at: at }).where("id", "=", secretId).execute();
}
