import Type, { type Static } from "typebox";
import { recordAudit } from "../audit.ts";
import { inlineSecrets, ownersSecrets, presentSecrets, withoutUse } from "../client-secrets/secret.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { etagOf } from "../etag.ts";
import { defaultRedirectUris, redirectUris } from "../redirect-uris.ts";
import { body, id, lastRun, managedBy, managedSince, secretHash, time } from "../schemas.ts";
import type { ClientSecretsTable, SandboxesTable } from "../store/tables.ts";
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
  ...ownersSecrets,
  secretFingerprint: orNull(Type.String({ description: "That of the current secret." })),
  secretViewable: Type.Boolean({ description: "Whether the portal can show the current secret." }),
  secretLastUsedAt: orNull(Type.String({ description: "When the current secret was used last." })),
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

/** The sandbox as it is now, with its secrets. */
export async function showSandbox(
  context: Pick<Context, "db" | "keys" | "now">,
  row: SandboxesTable,
): Promise<Sandbox> {
  const { db, now } = context;
  const secretRows = await inlineSecrets(db, now).where("client_id", "=", row.client_id).execute();
  return presentSandbox(context, row, secretRows);
}

export function presentSandbox(
  { keys, now }: Pick<Context, "keys" | "now">,
  row: SandboxesTable,
  secretRows: ClientSecretsTable[],
): Sandbox {
  const status = statusOf(row, now);
  const { secrets, currentSecret } = presentSecrets(secretRows);
  const sealed = secretRows.find(({ is_current }) => is_current)?.sealed ?? null;
  return {
    appId: row.app_id,
    status,
    failureReason: row.failure_reason,
    companyId: row.company_id,
    projectId: row.project_id,
    clientId: row.client_id,
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    secrets,
    currentSecret,
    secretFingerprint: currentSecret?.fingerprint ?? null,
    secretViewable: sealed !== null && keys.canOpen(sealed),
    secretLastUsedAt: currentSecret?.lastUsedAt ?? null,
    secretLastUsedAddress: currentSecret?.lastUsedAddress ?? null,
    managedBy: row.managed_by,
    managedSince: row.managed_since,
    lastRun: row.last_run,
    createdAt: row.created_at,
    readyAt: status === "ready" ? row.ready_at : null,
  };
}

/** A sandbox without the use of its secrets, which is no change of it. */
export function sandboxWithoutUse(sandbox: Sandbox) {
  const { secrets, currentSecret: _, secretLastUsedAt: __, secretLastUsedAddress: ___, ...others } = sandbox;
  return { ...others, secrets: secrets.map(withoutUse) };
}

/** The entity tag of a sandbox: of all but the use of its secrets. */
export function sandboxTag(sandbox: Sandbox): string {
  return etagOf(sandboxWithoutUse(sandbox));
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
