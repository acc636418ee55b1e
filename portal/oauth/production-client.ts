import { sameHash } from "../client-secrets.ts";
import { isLive } from "../production-credentials/secret.ts";
import { isUseDue, noteSecretUse } from "../production-credentials/secret-uses.ts";
import { prepared } from "../store/prepared.ts";
import type { Database } from "../store/tables.ts";
import type { StoredClient } from "./client.ts";

const waiting = {
  active: undefined,
  pending: "These production credentials await the approval of the portal's operator.",
  rejected: "The portal's operator has rejected these production credentials.",
};

/**
 * The credentials with their two newest secrets, the newest first: at most two live, and none that is older than these
 * (see `issue-secret.ts`). A client without any secret is not found by it.
 */
const byClientId = prepared<{ clientId: string }>()((db, value) =>
  db
    .selectFrom("production_credentials")
    .innerJoin("apps", "apps.id", "production_credentials.app_id")
    .innerJoin("client_secrets", "client_secrets.credentials_id", "production_credentials.id")
    .where("production_credentials.client_id", "=", value("clientId"))
    .where("production_credentials.deleted_at", "is", null)
    .where("apps.deleted_at", "is", null)
    .selectAll("client_secrets")
    .select(["production_credentials.status", "production_credentials.redirect_uris"])
    .select(["apps.id as app_id", "apps.name", "apps.owner_id"])
    .orderBy("client_secrets.number", "desc")
    .limit(2),
);

/** An app's production credentials as a client. */
export async function findProductionClient(
  db: Database,
  clientId: string,
): Promise<StoredClient | undefined> {
  const rows = await byClientId(db, { clientId });
  const [row] = rows;
  if (!row) return undefined;
  return {
    client: {
      clientId,
      environment: "production",
      app: { id: row.app_id, name: row.name, ownerId: row.owner_id },
      redirectUris: JSON.parse(row.redirect_uris) as string[],
      notReady: waiting[row.status],
    },
    secretWith(hash, now) {
      const secret = rows.filter((each) => isLive(each, now)).find((each) => sameHash(each.hash, hash));
      if (!secret) return undefined;
      const due = isUseDue(secret.last_used_at, now);
      return { secretId: secret.id, noteUse: due ? (db, use) => noteSecretUse(db, secret, use) : undefined };
    },
  };
}
