import { statusOf } from "../sandboxes/sandbox.ts";
import { prepared } from "../store/prepared.ts";
import type { Database, Timestamp } from "../store/tables.ts";
import type { StoredClient } from "./client.ts";
import { mostLive, secretIn, storedSecret } from "./stored-secrets.ts";

const waiting = {
  ready: undefined,
  generating: "This sandbox is still being generated.",
  failed: "The generation of this sandbox failed. Delete it and generate another.",
};

/** The sandbox with each of its secrets that may live; without any secret it is not found. */
const byClientId = prepared<{ clientId: string }>()((db, value) =>
  db
    .selectFrom("sandboxes")
    .innerJoin("apps", "apps.id", "sandboxes.app_id")
    .innerJoin("client_secrets", "client_secrets.client_id", "sandboxes.client_id")
    .where("sandboxes.client_id", "=", value("clientId"))
    .where("apps.deleted_at", "is", null)
    .select(storedSecret)
    .select(["sandboxes.status", "sandboxes.ready_at", "sandboxes.redirect_uris"])
    .select(["apps.id as app_id", "apps.name", "apps.owner_id"])
    .orderBy("client_secrets.number", "desc")
    .limit(mostLive),
);

/** An app's sandbox as a client. */
export async function findSandboxClient(
  db: Database,
  clientId: string,
  now: Timestamp,
): Promise<StoredClient | undefined> {
  const rows = await byClientId(db, { clientId });
  const [row] = rows;
  return (
    row && {
      client: {
        clientId,
        environment: "sandbox",
        app: { id: row.app_id, name: row.name, ownerId: row.owner_id },
        redirectUris: JSON.parse(row.redirect_uris) as string[],
        notReady: waiting[statusOf(row, now)],
      },
      secretWith: secretIn(rows),
    }
  );
}
