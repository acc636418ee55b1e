import { sameHash } from "../client-secrets.ts";
import { isUseDue, type Use } from "../production-credentials/secret-uses.ts";
import { statusOf } from "../sandboxes/sandbox.ts";
import { prepared } from "../store/prepared.ts";
import type { Database, Timestamp } from "../store/tables.ts";
import type { StoredClient } from "./client.ts";

const waiting = {
  ready: undefined,
  generating: "This sandbox is still being generated.",
  failed: "The generation of this sandbox failed. Delete it and generate another.",
};

const byClientId = prepared<{ clientId: string }>()((db, value) =>
  db
    .selectFrom("sandboxes")
    .innerJoin("apps", "apps.id", "sandboxes.app_id")
    .where("sandboxes.client_id", "=", value("clientId"))
    .where("apps.deleted_at", "is", null)
    .select([
      "sandboxes.secret_id",
      "sandboxes.secret_hash",
      "sandboxes.secret_last_used_at",
      "sandboxes.status",
      "sandboxes.ready_at",
      "sandboxes.redirect_uris",
    ])
    .select(["apps.id as app_id", "apps.name", "apps.owner_id"]),
);

/** An app's sandbox as a client. */
export async function findSandboxClient(
  db: Database,
  clientId: string,
  now: Timestamp,
): Promise<StoredClient | undefined> {
  const [row] = await byClientId(db, { clientId });
  if (!row) return undefined;
  const { secret_id: secretId, secret_hash, secret_last_used_at } = row;
  return {
    client: {
      clientId,
      environment: "sandbox",
      app: { id: row.app_id, name: row.name, ownerId: row.owner_id },
      redirectUris: JSON.parse(row.redirect_uris) as string[],
      notReady: waiting[statusOf(row, now)],
    },
    secretWith(hash) {
      if (!sameHash(secret_hash, hash)) return undefined;
      const due = isUseDue(secret_last_used_at, now);
      return { secretId, noteUse: due ? (db, use) => noteUse(db, secretId, use) : undefined };
    },
  };
}

async function noteUse(db: Database, secretId: string, { now, address }: Use): Promise<void> {
  await db
    .updateTable("sandboxes")
    .set({ secret_last_used_at: now, secret_last_used_address: address })
    .where("secret_id", "=", secretId)
    .execute();
}
