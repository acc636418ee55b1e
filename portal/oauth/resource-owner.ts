import { developerOf } from "../sandboxes/developer.ts";
import type { Database } from "../store/tables.ts";
import type { LiveToken } from "./live-tokens.ts";

/** For whom a token acts: an account's id, null for the client itself; in a sandbox always its developer's integer id. */
export async function resourceOwnerOf(
  db: Database,
  { sandboxId, accountId }: Pick<LiveToken, "sandboxId" | "accountId">,
): Promise<string | number | null> {
  if (sandboxId === null) return accountId;
  return (await developerOf(db, sandboxId))?.id ?? null;
}
