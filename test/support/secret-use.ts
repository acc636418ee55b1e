import { randomUUID } from "node:crypto";
import { later, minutes } from "../../portal/clock.ts";
import { isLive } from "../../portal/client-secrets/secret.ts";
import { isUseDue, noteSecretUse } from "../../portal/client-secrets/secret-uses.ts";
import type { TestPortal } from "./portal.ts";

type Clocked = Pick<TestPortal, "store" | "clock">;

/** Authenticates with a client secret as the token endpoint lets it. @returns whether the secret was good. */
export function useSecret(
  { store, clock }: Clocked,
  secretId: string,
  address = "192.0.2.1",
): Promise<boolean> {
  const now = clock().toISOString();
  return store.write(async (db) => {
    const row = await db
      .selectFrom("client_secrets")
      .selectAll()
      .where("id", "=", secretId)
      .executeTakeFirstOrThrow();
    if (!isLive(row, now)) return false;
    if (isUseDue(row.last_used_at, now)) await noteSecretUse(db, row, { now, address });
    return true;
  });
}

/** So many access tokens that were generated using a secret, which expire after an hour and a half. */
export async function giveTokens(
  { store, clock }: Clocked,
  secretId: string,
  count: number,
  more: { revoked_at?: string; grant_id?: string } = {},
): Promise<void> {
  const now = clock().toISOString();
  const end = later(now, 90 * minutes);
  const tokens = Array.from({ length: count }, () => ({
    access_hash: randomUUID(),
    refresh_hash: null,
    grant_id: null,
    client_id: "",
    app_id: "",
    secret_id: secretId,
    created_at: now,
    access_expires_at: end,
    refresh_expires_at: null,
    ends_at: end,
    refreshed_at: null,
    revoked_at: null,
    ...more,
  }));
  await store.write((db) => db.insertInto("oauth_tokens").values(tokens).execute());
}
