import { prepared } from "../store/prepared.ts";
import type { Database } from "../store/tables.ts";
import type { StoredClient } from "./client.ts";
import { mostLive, secretIn, storedSecret } from "./stored-secrets.ts";

const waiting = {
  active: undefined,
  pending: "These production credentials await the approval of the portal's operator.",
  rejected: "The portal's operator has rejected these production credentials.",
};

/** The credentials with each of their secrets that may live; without any secret they are not found. */
const byClientId = prepared<{ clientId: string }>()((db, value) =>
  db
    .selectFrom("production_credentials")
    .innerJoin("apps", "apps.id", "production_credentials.app_id")
    .innerJoin("client_secrets", "client_secrets.client_id", "production_credentials.client_id")
    .where("production_credentials.client_id", "=", value("clientId"))
    .where("production_credentials.deleted_at", "is", null)
    .where("apps.deleted_at", "is", null)
    .select(storedSecret)
    .select(["production_credentials.status", "production_credentials.redirect_uris"])
    .select(["apps.id as app_id", "apps.name", "apps.owner_id"])
    .orderBy("client_secrets.number", "desc")
    .limit(mostLive),
);

/** An app's production credentials as a client. */
export async function findProductionClient(
  db: Database,
  clientId: string,
): Promise<StoredClient | undefined> {
  const rows = await byClientId(db, { clientId });
  const [row] = rows;
  return (
    row && {
      client: {
        clientId,
        environment: "production",
        app: { id: row.app_id, name: row.name, ownerId: row.owner_id },
        redirectUris: JSON.parse(row.redirect_uris) as string[],
        notReady: waiting[row.status],
      },
      secretWith: secretIn(rows),
    }
  );
}
