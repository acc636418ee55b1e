import type { Database } from "../store/tables.ts";
import type { Place } from "./place.ts";
import { countRecords } from "./records.ts";

type Numbered = "rfis" | "tasks";

/** The collection whose one record has the last number that another collection gave as its id. */
const lastNumberOf = (collection: Numbered) => `${collection}.last_number`;

/** The number after the last one of a collection; it is the last one then. */
export async function nextNumber(db: Database, { sandboxId }: Place, collection: Numbered): Promise<number> {
  const last = await db
    .updateTable("sandbox_records")
    .set((column) => ({ id: column("id", "+", 1) }))
    .where("sandbox_id", "=", sandboxId)
    .where("collection", "=", lastNumberOf(collection))
    .returning("id")
    .executeTakeFirst();
  return last?.id ?? firstNumber(db, sandboxId, collection);
}

/** Begins to count in a sandbox that was generated before records could be created in it. */
async function firstNumber(db: Database, sandboxId: string, collection: Numbered): Promise<number> {
  const id = 1 + (await countRecords(db, sandboxId, collection));
  await db
    .insertInto("sandbox_records")
    .values({ sandbox_id: sandboxId, collection: lastNumberOf(collection), id, data: JSON.stringify({ id }) })
    .execute();
  return id;
}

/** Lets numbers go on after one that somebody chose, if it is one. */
export async function noteNumber(
  db: Database,
  { sandboxId }: Place,
  collection: Numbered,
  chosen: string,
): Promise<void> {
  if (!/^\d{1,9}$/.test(chosen)) return;
  await db
    .updateTable("sandbox_records")
    .set({ id: Number(chosen) })
    .where("sandbox_id", "=", sandboxId)
    .where("collection", "=", lastNumberOf(collection))
    .where("id", "<", Number(chosen))
    .execute();
}
