import { sameHash } from "../client-secrets.ts";
import { isDueToBeNoted, type Use } from "../production-credentials/secret-uses.ts";
import { statusOf } from "../sandboxes/sandbox.ts";
import { prepared } from "../store/prepared.ts";
import type { Database, Timestamp } from "../store/tables.ts";
import type { StoredClient } from "./client.ts";
import { liveApp } from "./live-app.ts";

const waiting = {
  ready: undefined,
  generating: "This sandbox is still being generated.",
  failed: "The generation of this sandbox failed. Delete it and generate another.",
};

const byClientId = prepared<{ clientId: string }>()((db, value) =>
  db
    .selectFrom("sandboxes")
    .where("client_id", "=", value("clientId"))
    .select([
      "app_id",
      "secret_id",
      "secret_hash",
      "secret_last_used_at",
      "status",
      "ready_at",
      "redirect_uris",
    ]),
);

/** An app's sandbox as a client. */
export async function findSandboxClient(
  db: Database,
  clientId: string,
  now: Timestamp,
): Promise<StoredClient | undefined> {
  const [row] = await byClientId(db, { clientId });
  const app = row && (await liveApp(db, row.app_id));
  if (!app) return undefined;
  const { secret_id: secretId, secret_hash, secret_last_used_at } = row;
  return {
    client: {
      clientId,
      environment: "sandbox",
      app,
      redirectUris: JSON.parse(row.redirect_uris) as string[],
      notReady: waiting[statusOf(row, now)],
    },
    async secretWith(_, hash) {
      if (!sameHash(secret_hash, hash)) return undefined;
      const due = isDueToBeNoted(secret_last_used_at, now);
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
