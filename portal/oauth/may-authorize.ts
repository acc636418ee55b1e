import type { Database } from "../store/tables.ts";
import type { Client, Environment } from "./client.ts";

/** Whether somebody may let a client act for them: anybody in production, the app's own people in its sandbox. */
export async function mayAuthorize(
  db: Database,
  { environment, app }: { environment: Environment; app: Pick<Client["app"], "id" | "ownerId"> },
  accountId: string,
): Promise<boolean> {
  if (environment === "production" || app.ownerId === accountId) return true;
  const collaborator = await db
    .selectFrom("collaborators")
    .where("app_id", "=", app.id)
    .where("account_id", "=", accountId)
    .where("status", "=", "accepted")
    .select("id")
    .executeTakeFirst();
  return collaborator !== undefined;
}
