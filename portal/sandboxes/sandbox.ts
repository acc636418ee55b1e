import Type, { type Static } from "typebox";
import { recordAudit } from "../audit.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { etagOf } from "../etag.ts";
import { defaultRedirectUris, redirectUris } from "../redirect-uris.ts";
import { body, id, lastRun, managedBy, managedSince, secretHash, time } from "../schemas.ts";
import type { SandboxesTable } from "../store/tables.ts";
import { orNull } from "../text.ts";

const statuses = ["generating", "ready", "failed"] as const;

export const newSandbox = body({
  redirectUris: Type.Optional({ ...redirectUris, default: [...defaultRedirectUris] }),
  secretHash: Type.Optional(secretHash),
  managedBy: Type.Optional(orNull(managedBy)),
});
export type NewSandbox = Static<typeof newSandbox>;

export const sandboxChange = body({
  redirectUris: Type.Optional(redirectUris),
  managedBy: Type.Optional(orNull(managedBy)),
});
export type SandboxChange = Static<typeof sandboxChange>;

/** An app's sandbox: a company of its own with seed data, and credentials that are valid only there. */
export const sandbox = Type.Object({
  appId: id,
  status: Type.Enum(statuses),
  failureReason: orNull(Type.String()),
  companyId: Type.Integer({ description: "Grows with every sandbox; 64 bits." }),
  projectId: Type.Integer(),
  clientId: Type.String(),
  redirectUris,
  secretFingerprint: Type.String({ description: "The first 16 characters of the secret's SHA-256." }),
  secretViewable: Type.Boolean({ description: "Whether the portal can show the secret." }),
  secretLastUsedAt: orNull(time),
  secretLastUsedAddress: orNull(Type.String({ description: "The network address it was used from last." })),
  managedBy: orNull(managedBy),
  managedSince: orNull(managedSince),
  lastRun: orNull(lastRun),
  createdAt: time,
  readyAt: orNull(time),
});
export type Sandbox = Static<typeof sandbox>;

/** @throws PortalError `not_found` when the app has no sandbox. */
export async function requireSandbox({ db }: Context, appId: string): Promise<SandboxesTable> {
  const row = await findSandbox(db, appId);
  if (!row) throw refuse("not_found", { thing: "sandbox" });
  return row;
}

export function findSandbox(db: Context["db"], appId: string): Promise<SandboxesTable | undefined> {
  return db.selectFrom("sandboxes").selectAll().where("app_id", "=", appId).executeTakeFirst();
}

export function presentSandbox(context: Pick<Context, "keys" | "now">, row: SandboxesTable): Sandbox {
  const status = statusOf(row, context.now);
  return {
    appId: row.app_id,
    status,
    failureReason: row.failure_reason,
    companyId: row.company_id,
    projectId: row.project_id,
    clientId: row.client_id,
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    secretFingerprint: row.secret_fingerprint,
    secretViewable: row.secret_sealed !== null && context.keys.canOpen(row.secret_sealed),
    secretLastUsedAt: row.secret_last_used_at,
    secretLastUsedAddress: row.secret_last_used_address,
    managedBy: row.managed_by,
    managedSince: row.managed_since,
    lastRun: row.last_run,
    createdAt: row.created_at,
    readyAt: status === "ready" ? row.ready_at : null,
  };
}

/** The entity tag of a sandbox: of all but the use of its secret, which is no change of it. */
export function sandboxTag({ secretLastUsedAt: _, secretLastUsedAddress: __, ...sandbox }: Sandbox): string {
  return etagOf(sandbox);
}

/** The secret, unless a program owns it or the key that sealed it is lost. */
export function heldSecret({ keys }: Pick<Context, "keys">, row: SandboxesTable): string | undefined {
  return row.secret_sealed === null ? undefined : keys.open(row.secret_sealed, sealedFor(row.id));
}

/** What a sandbox's sealed secret is bound to. */
export function sealedFor(sandboxId: string): string {
  return `sandboxes/${sandboxId}/secret`;
}

export function auditSandbox(
  context: Context,
  { id, app_id, company_id }: SandboxesTable,
  event: "generated" | "updated" | "deleted" | "secret_viewed" | "secret_reset",
  detail: Record<string, unknown> = {},
): Promise<void> {
  return recordAudit(context, {
    action: `sandbox.${event}`,
    target: { type: "sandbox", id },
    appId: app_id,
    detail: { companyId: company_id, ...detail },
  });
}

/** Derived from the clock, so that a restart in the middle of a generation needs no timer to be set again. */
export function statusOf(
  { status, ready_at }: Pick<SandboxesTable, "status" | "ready_at">,
  now: string,
): Sandbox["status"] {
  return status === "generating" && ready_at <= now ? "ready" : status;
}
