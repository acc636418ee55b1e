import Type, { type Static } from "typebox";
import { authorizeApp } from "../apps/authorize.ts";
import { fence } from "../claims.ts";
import { offeredSecret, sameHash, type OfferedSecret } from "../client-secrets.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { newId } from "../ids.ts";
import type { Conditions } from "../replies.ts";
import { body, secretHash } from "../schemas.ts";
import type { SandboxesTable } from "../store/tables.ts";
import { auditSandbox, heldSecret, requireSandbox, sealedFor } from "./sandbox.ts";

export const sandboxCredentials = Type.Object({ clientId: Type.String(), secret: Type.String() });

export const sandboxSecretResetRequest = body({ secretHash: Type.Optional(secretHash) });

export const sandboxSecretReset = Type.Object({
  secretFingerprint: Type.String({ description: "The first 16 characters of the secret's SHA-256." }),
  secret: Type.Optional(Type.String({ description: "The new secret, when the portal made it." })),
});

/**
 * Shows the sandbox's secret, and writes down who saw it.
 * @throws PortalError `secret_not_held` when a program owns it, `secret_unreadable` when its key is lost.
 */
export async function viewSandboxSecret(
  context: Context,
  appId: string,
): Promise<Static<typeof sandboxCredentials>> {
  await authorizeApp(context, appId, "viewCredentials");
  const row = await requireSandbox(context, appId);
  const secret = heldSecret(context, row);
  if (secret === undefined)
    throw refuse(row.secret_sealed === null ? "secret_not_held" : "secret_unreadable");
  await auditSandbox(context, row, "secret_viewed");
  return { clientId: row.client_id, secret };
}

/**
 * Puts a new secret in the place of the sandbox's. Repeating a request under its key changes nothing, and shows the
 * secret no more: seeing it again needs the scope for that, and is written down.
 */
export async function resetSandboxSecret(
  context: Context,
  appId: string,
  request: Static<typeof sandboxSecretResetRequest>,
  asked: Conditions,
): Promise<Static<typeof sandboxSecretReset> & { created: boolean }> {
  await authorizeApp(context, appId, "manageSandbox");
  const row = await requireSandbox(context, appId);
  await fence(context, { table: "sandboxes" }, row, asked);
  if (asked.key && asked.key === row.secret_idempotency_key && asksForThis(row, request.secretHash)) {
    return { created: false, secretFingerprint: row.secret_fingerprint };
  }
  const offered = offeredSecret(request.secretHash);
  await context.db
    .updateTable("sandboxes")
    .set({
      ...secretColumns(context, row.id, offered),
      secret_idempotency_key: asked.key,
      updated_at: context.now,
    })
    .where("id", "=", row.id)
    .execute();
  await auditSandbox(context, row, "secret_reset");
  return { created: true, secretFingerprint: offered.fingerprint, secret: offered.secret };
}

/** A secret as a sandbox keeps it: sealed when the portal made it, only hashed when a program did. */
export function secretColumns(
  { keys }: Context,
  sandboxId: string,
  { hash, fingerprint, secret }: OfferedSecret,
) {
  return {
    secret_id: newId(),
    secret_hash: hash,
    secret_fingerprint: fingerprint,
    secret_sealed: secret === undefined ? null : keys.seal(secret, sealedFor(sandboxId)),
    secret_last_used_at: null,
    secret_last_used_address: null,
  };
}

function asksForThis({ secret_hash, secret_sealed }: SandboxesTable, hash: string | undefined): boolean {
  return hash === undefined ? secret_sealed !== null : sameHash(secret_hash, hash);
}
