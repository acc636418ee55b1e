import { prepared } from "../store/prepared.ts";
import type { Database, SandboxRecordsTable } from "../store/tables.ts";
import type { Page } from "./paging.ts";
import type { Place } from "./place.ts";
import { notVisible, RestError, wrong } from "./rest-error.ts";

/** How many records a collection holds at most, so that a client gone astray does not fill the disk. */
export const mostRecords = 2_000;

/** Ids of created records lie beyond 32 bits, so that a client notices when it cannot hold such ids. */
const firstId = 2 ** 32;

type Key = Pick<SandboxRecordsTable, "collection" | "id">;

interface Collection {
  sandboxId: string;
  collection: string;
}

const pageRows = prepared<Collection & { size: number; offset: number }>()((db, value) =>
  recordsOf(db, value("sandboxId"), value("collection"))
    .select("data")
    .orderBy("id")
    .limit(value("size"))
    .offset(value("offset")),
);

const rowWithId = prepared<Collection & { id: number }>()((db, value) =>
  recordsOf(db, value("sandboxId"), value("collection")).select("data").where("id", "=", value("id")),
);

/** The records of a page as JSON texts, and how many there are in all. */
export async function listRecords(
  db: Database,
  { sandboxId }: Place,
  collection: string,
  { number, size }: Page,
): Promise<{ texts: string[]; total: number }> {
  const offset = (number - 1) * size;
  const rows = await pageRows(db, { sandboxId, collection, size, offset });
  const isLast = rows.length < size && (rows.length > 0 || offset === 0);
  const total = isLast ? offset + rows.length : await countRecords(db, sandboxId, collection);
  return { texts: rows.map(({ data }) => data), total };
}

/** Every record of a collection. */
export async function allRecords<Data>(db: Database, { sandboxId }: Place, collection: string) {
  const rows = await recordsOf(db, sandboxId, collection).select("data").orderBy("id").execute();
  return rows.map(({ data }) => JSON.parse(data) as Data);
}

/** A record's JSON text. @throws RestError 404. */
export async function findRecord(db: Database, place: Place, key: Key) {
  const data = await recordIfThere(db, place, key);
  if (data === undefined) throw notVisible();
  return data;
}

/** A record's JSON text, if there is one. */
export async function recordIfThere(db: Database, { sandboxId }: Place, { collection, id }: Key) {
  const [row] = await rowWithId(db, { sandboxId, collection, id });
  return row?.data;
}

/** @throws RestError 422 when the collection is full. */
export async function addRecord(
  db: Database,
  { sandboxId }: Place,
  collection: string,
  record: { id: number },
): Promise<string> {
  if ((await countRecords(db, sandboxId, collection)) >= mostRecords) {
    throw new RestError(
      422,
      `A sandbox holds at most ${mostRecords} ${collection}. Delete some, or the whole sandbox.`,
    );
  }
  const data = JSON.stringify(record);
  await db
    .insertInto("sandbox_records")
    .values({ sandbox_id: sandboxId, collection, id: record.id, data })
    .execute();
  return data;
}

export async function replaceRecord(
  db: Database,
  { sandboxId }: Place,
  collection: string,
  record: { id: number },
): Promise<string> {
  const data = JSON.stringify(record);
  await db
    .updateTable("sandbox_records")
    .set({ data })
    .where("sandbox_id", "=", sandboxId)
    .where("collection", "=", collection)
    .where("id", "=", record.id)
    .execute();
  return data;
}

/** @throws RestError 404. */
export async function removeRecord(
  db: Database,
  { sandboxId }: Place,
  { collection, id }: Key,
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("sandbox_records")
    .where("sandbox_id", "=", sandboxId)
    .where("collection", "=", collection)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw notVisible();
}

/** An id that no record ever had, greater than every one before. */
export async function nextId(db: Database): Promise<number> {
  const { value } = await db
    .insertInto("sequences")
    .values({ name: "record", value: firstId })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet(({ eb }) => ({ value: eb("sequences.value", "+", 1) })),
    )
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}

/**
 * Refuses values that another record of the collection has.
 * @param field What is said to be taken.
 * @throws RestError 422.
 */
export async function checkUnique(
  db: Database,
  { sandboxId }: Place,
  { collection, id }: Key,
  values: Record<string, string>,
  field: string,
): Promise<void> {
  let query = recordsOf(db, sandboxId, collection).select("data").where("id", "!=", id);
  for (const member of Object.entries(values)) query = query.where("data", "like", containing(member));
  const rows = await query.execute();
  const isTaken = rows.some(({ data }) => {
    const record = JSON.parse(data) as Record<string, unknown>;
    return Object.entries(values).every(([name, value]) => record[name] === value);
  });
  if (isTaken) throw wrong([[field, ["is taken by another record"]]], 422);
}

// Only narrows the search down: what is found is looked at.
function containing([name, value]: [string, string]): string {
  return `%${`${JSON.stringify(name)}:${JSON.stringify(value)}`.replaceAll(/[\\%]/g, "_")}%`;
}

export async function countRecords(db: Database, sandboxId: string, collection: string): Promise<number> {
  const { total } = await recordsOf(db, sandboxId, collection)
    .select(({ fn }) => fn.countAll().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function recordsOf(db: Database, sandboxId: string, collection: string) {
  return db
    .selectFrom("sandbox_records")
    .where("sandbox_id", "=", sandboxId)
    .where("collection", "=", collection);
}
