import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch } from "../etag.ts";
import type { Environment } from "../oauth/client.ts";
import { pageOf, toList } from "../paging.ts";
import type { Conditions } from "../replies.ts";
import { countLiveTokens } from "./count-live-tokens.ts";
import { fenceOwner, ownerToManage, ownerToView } from "./owner.ts";
import { findSecret, revokeSecrets } from "./secret-rows.ts";
import {
  living,
  presentSecret,
  secretTag,
  shownSecrets,
  type ListedSecret,
  type SecretQuery,
} from "./secret.ts";

/** The secrets of an app's client that live or ended in the last 30 days, with the tokens that hang on them. */
export async function listSecrets(
  context: Context,
  environment: Environment,
  appId: string,
  { live, ...query }: SecretQuery,
) {
  const { db, now } = context;
  const { client_id } = await ownerToView(context, environment, appId);
  const page = pageOf(query);
  const rows = await shownSecrets(db, now)
    .where("client_id", "=", client_id)
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
  environment: Environment,
  appId: string,
  secretId: string,
  asked: Conditions,
): Promise<void> {
  const owner = await ownerToManage(context, environment, appId);
  const row = await findSecret(context, owner, { id: secretId });
  if (!row) throw refuse("not_found", { thing: "secret" });
  await fenceOwner(context, owner, asked);
  checkIfMatch(asked.ifMatch, secretTag(row), "secret");
  await revokeSecrets(context, owner, { id: row.id });
}
