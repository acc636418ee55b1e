import { requireScope } from "../authentication.ts";
import { held, type Context } from "../context.ts";
import { refuse } from "../errors.ts";
import type { ProductionCredentialsTable } from "../store/tables.ts";
import { requireCredentials, showCredentials, type Credentials } from "./credentials.ts";
import { auditCredentials, updateCredentials } from "./manage.ts";

/** Approves a request for production access, also one that was rejected; the secrets become valid with it. */
export async function approveCredentials(context: Context, appId: string): Promise<Credentials> {
  const row = await underReview(context, appId);
  if (row.status === "active") throw refuse("credentials_not_pending", { status: row.status });
  await updateCredentials(context, row, { status: "active", rejection_reason: null });
  await auditCredentials(context, row, "approved");
  return shown(context, appId);
}

/** Rejects a request for production access that is pending. */
export async function rejectCredentials(
  context: Context,
  appId: string,
  reason: string,
): Promise<Credentials> {
  const row = await underReview(context, appId);
  if (row.status !== "pending") throw refuse("credentials_not_pending", { status: row.status });
  await updateCredentials(context, row, { status: "rejected", rejection_reason: reason });
  await auditCredentials(context, row, "rejected", { reason });
  return shown(context, appId);
}

/** The credentials, for an operator: who needs no role in the app, and gets none by this. */
async function underReview(context: Context, appId: string): Promise<ProductionCredentialsTable> {
  const { actor, db } = context;
  requireScope(actor, "operator");
  const allowed = actor.token?.appIds?.includes(appId) ?? true;
  const live = db.selectFrom("apps").select("id").where("id", "=", appId).where("deleted_at", "is", null);
  const app = await held(context, live, "apps").executeTakeFirst();
  if (!app || !allowed) throw refuse("not_found", { thing: "app" });
  return requireCredentials(context, appId);
}

async function shown(context: Context, appId: string): Promise<Credentials> {
  return showCredentials(context, await requireCredentials(context, appId));
}
