import type { Actor, Context } from "./context.ts";
import { newId } from "./ids.ts";
import { insertRow } from "./store/insert-row.ts";

/** The transaction that an event belongs to; no actor is whoever works on the machine itself. */
export type Audited = Pick<Context, "db" | "now"> & { actor: Actor | null };

/** What was done, to what. `detail` holds names and values that are no secrets. */
export interface AuditEvent {
  action: `${string}.${string}`;
  target: { type: string; id: string };
  appId?: string;
  detail?: Record<string, unknown>;
}

/** Writes an audit event in the transaction of the change it tells of. */
export async function recordAudit(
  { db, actor, now }: Audited,
  { action, target, appId, detail }: AuditEvent,
): Promise<void> {
  await insertRow(db, "audit_events", {
    id: newId(),
    at: now,
    action,
    app_id: appId ?? null,
    target_type: target.type,
    target_id: target.id,
    account_id: actor?.accountId ?? null,
    email: actor?.email ?? null,
    token_id: actor?.token?.id ?? null,
    address: actor?.address ?? null,
    detail: detail ? JSON.stringify(detail) : null,
  });
}
