import { prepared } from "../store/prepared.ts";
import type { Database } from "../store/tables.ts";
import type { Client } from "./client.ts";

const byId = prepared<{ id: string }>()((db, value) =>
  db
    .selectFrom("apps")
    .where("id", "=", value("id"))
    .where("deleted_at", "is", null)
    .select(["name", "owner_id"]),
);

/** The app of a client, unless it was deleted. */
export async function liveApp(db: Database, id: string): Promise<Client["app"] | undefined> {
  const [row] = await byId(db, { id });
  return row && { id, name: row.name, ownerId: row.owner_id };
}
