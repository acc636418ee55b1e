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
  return row && toUser(JSON.parse(row.data) as UserRecord);
}

/** What of a user's record others name. */
export interface UserRecord {
  id: number;
  email_address: string;
  name: string;
}

/** A user's record in the form in which other records name it. */
export function toUser({ id, email_address, name }: UserRecord): SandboxUser {
  return { id, login: email_address, name };
}
