import { sameHash } from "../client-secrets.ts";
import { isLive } from "../client-secrets/secret.ts";
import { isUseDue, noteSecretUse } from "../client-secrets/secret-uses.ts";
import type { ClientSecretsTable } from "../store/tables.ts";
import type { StoredClient } from "./client.ts";

/** What authentication needs to know of a secret. */
export const storedSecret = [
  "client_secrets.id as secret_id",
  "client_secrets.hash",
  "client_secrets.revoked_at",
  "client_secrets.expires_at",
  "client_secrets.last_used_at",
  "client_secrets.keep_while_used_seconds",
  "client_secrets.keep_until",
] as const;

type StoredRow = { secret_id: string } & Pick<
  ClientSecretsTable,
  "hash" | "revoked_at" | "expires_at" | "last_used_at" | "keep_while_used_seconds" | "keep_until"
>;

/** How many secrets of a client live at most: its newest, since a rotation ends what is older (see `issue-secret.ts`). */
export const mostLive = 2;

/** Finds among a client's newest secrets the live one that has a hash. */
export function secretIn(rows: StoredRow[]): StoredClient["secretWith"] {
  return (hash, now) => {
    const secret = rows.filter((each) => isLive(each, now)).find((each) => sameHash(each.hash, hash));
    if (!secret) return undefined;
    const { secret_id: secretId } = secret;
    const due = isUseDue(secret.last_used_at, now);
    const noted = { ...secret, id: secretId };
    return { secretId, noteUse: due ? (db, use) => noteSecretUse(db, noted, use) : undefined };
  };
}
