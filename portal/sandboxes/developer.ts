import { prepared } from "../store/prepared.ts";
import type { Database } from "../store/tables.ts";

/** A user of a sandbox, as others refer to it. */
export interface SandboxUser {
  id: number;
  login: string;
  name: string;
}

const firstUser = prepared<{ sandboxId: string }>()((db, value) =>
  db
    .selectFrom("sandbox_records")
    .select("data")
    .where("sandbox_id", "=", value("sandboxId"))
    .where("collection", "=", "users")
    .orderBy("id")
    .limit(1),
);

/** As whom every token of a sandbox acts: its first user. Undefined when the sandbox is gone. */
export async function developerOf(db: Database, sandboxId: string): Promise<SandboxUser | undefined> {
  const [row] = await firstUser(db, { sandboxId });
  return row && toUser(row.data);
}

/** A user's record in the form in which other records name it. */
export function toUser(data: string): SandboxUser {
  const { id, email_address, name } = JSON.parse(data) as { id: number; email_address: string; name: string };
  return { id, login: email_address, name };
}
