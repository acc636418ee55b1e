import Type, { type Static } from "typebox";
import { authorizeApp } from "../apps/authorize.ts";
import { sameHash } from "../client-secrets.ts";
import { issueTo } from "../client-secrets/issue-secret.ts";
import { fenceOwner } from "../client-secrets/owner.ts";
import { openSecret } from "../client-secrets/sealed-secret.ts";
import { findSecret } from "../client-secrets/secret-rows.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import type { Conditions } from "../replies.ts";
import { body, secretHash } from "../schemas.ts";
import type { ClientSecretsTable } from "../store/tables.ts";
import { auditSandbox, requireSandbox } from "./sandbox.ts";

export const sandboxCredentials = Type.Object({ clientId: Type.String(), secret: Type.String() });

export const sandboxSecretResetRequest = body({ secretHash: Type.Optional(secretHash) });

export const sandboxSecretReset = Type.Object({
  secretFingerprint: Type.String({ description: "The first 16 characters of the secret's SHA-256." }),
  secret: Type.Optional(Type.String({ description: "The new secret, when the portal made it." })),
});

/**
 * Shows the sandbox's current secret, and writes down who saw it.
 * @throws PortalError `secret_not_held` when a program owns it, `secret_unreadable` when its key is lost, `not_found` when
 * none is current.
 */
export async function viewSandboxSecret(
  context: Context,
  appId: string,
): Promise<Static<typeof sandboxCredentials>> {
  await authorizeApp(context, appId, "viewCredentials");
  const row = await requireSandbox(context, appId);
  const current = await findSecret(context, row, { is_current: 1 });
  if (!current) throw refuse("not_found", { thing: "secret" });
  const { sealed } = current;
  if (sealed === null) throw refuse("secret_not_held");
  const secret = openSecret(context, { ...current, sealed }, row.id);
  if (secret === undefined) throw refuse("secret_unreadable");
  await auditSandbox(context, row, "secret_viewed");
  return { clientId: row.client_id, secret };
}

/**
 * Rotates the sandbox's secret and ends the former ones at once. Repeating a request under its key changes nothing, and
 * shows the secret no more: seeing it again needs the scope for that, and is written down.
 */
export async function resetSandboxSecret(
  context: Context,
  appId: string,
  request: Static<typeof sandboxSecretResetRequest>,
  asked: Conditions,
): Promise<Static<typeof sandboxSecretReset> & { created: boolean }> {
  await authorizeApp(context, appId, "manageSandbox");
  const row = await requireSandbox(context, appId);
  const owner = { environment: "sandbox" as const, ...row };
  await fenceOwner(context, owner, asked);
  const known = asked.key ? await findSecret(context, owner, { idempotency_key: asked.key }) : undefined;
  if (known && asksForThis(known, request.secretHash)) {
    return { created: false, secretFingerprint: known.fingerprint };
  }
  // A reset must end what may have become known: it is not put in the place of an unused one.
  if (known) await giveUpKey(context, known);
  const { object, secret } = await issueTo(context, owner, request, asked);
  await auditSandbox(context, row, "secret_reset");
  return { created: true, secretFingerprint: object.fingerprint, secret };
}

function asksForThis({ hash, sealed }: ClientSecretsTable, asked: string | undefined): boolean {
  return asked === undefined ? sealed !== null : sameHash(hash, asked);
}

async function giveUpKey({ db }: Context, { id }: ClientSecretsTable): Promise<void> {
  await db.updateTable("client_secrets").set({ idempotency_key: null }).where("id", "=", id).execute();
}
