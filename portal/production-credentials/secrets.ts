import { authorizeApp } from "../apps/authorize.ts";
import { fence } from "../claims.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch } from "../etag.ts";
import { pageOf, toList } from "../paging.ts";
import type { Conditions } from "../replies.ts";
import { requireCredentials } from "./credentials.ts";
import { countLiveTokens } from "./count-live-tokens.ts";
import { revokeSecrets } from "./secret-rows.ts";
import {
  living,
  presentSecret,
  secretTag,
  shownSecrets,
  type ListedSecret,
  type SecretQuery,
} from "./secret.ts";

/** The secrets of an app's credentials that live or ended in the last 30 days, with the tokens that hang on them. */
export async function listSecrets(context: Context, appId: string, { live, ...query }: SecretQuery) {
  const { db, now } = context;
  await authorizeApp(context, appId, "viewCredentials");
  const { id } = await requireCredentials(context, appId);
  const page = pageOf(query);
  const rows = await shownSecrets(db, now)
    .where("credentials_id", "=", id)
    .$if(live === true, (query) => query.where(living(now)))
    .where("id", ">", page.after)
    .limit(page.rows)
    .execute();
  const counts = await countLiveTokens(db, rows, now);
  return toList(rows, page, (row): ListedSecret => ({
    ...presentSecret(row),
    liveTokens: counts.get(row.id) ?? 0,
  }));
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
