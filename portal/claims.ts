import { sql } from "kysely";
import { recordAudit } from "./audit.ts";
import { hours, later } from "./clock.ts";
import type { Context } from "./context.ts";
import { invalid, refuse } from "./errors.ts";
import type { ManagedColumns, Timestamp } from "./store/tables.ts";

/** For how long after an object came under its key a create with a newer claim takes it over. */
const takeOverWindow = 24 * hours;

/** What a request says of the program that sent it. */
export interface Claim {
  /** `Idempotency-Key`: which declaration. */
  key: string | null;
  /** `Devportal-Claim`: which state of it; of states that were made later, greater. */
  claim: string | null;
  /** What follows the claim: which run of that state; later ones are greater. */
  run: string | null;
}

/** The tables whose objects programs manage: what they are called, and which of their rows are live. */
const managed = {
  apps: { type: "app", thing: "app", live: sql`deleted_at is null` },
  production_credentials: {
    type: "production_credentials",
    thing: "production credentials object",
    live: sql`deleted_at is null`,
  },
  sandboxes: { type: "sandbox", thing: "sandbox", live: sql`true` },
  collaborators: { type: "collaborator", thing: "collaborator", live: sql`true` },
};

/** A managed table; `parent` is the app its keys are unique in, null for apps themselves. */
export interface Collection {
  table: keyof typeof managed;
  parent: string | null;
}

type ManagedRow = ManagedColumns & { id: string };

/** The columns of an object that no program manages. */
export const unmanaged: ManagedColumns = {
  managed_by: null,
  idempotency_key: null,
  key_account_id: null,
  claim: null,
  last_run: null,
  managed_since: null,
};

/** The columns of an object that comes under a key now. */
export function managedColumns(
  { actor, now }: Context,
  { key, claim, run }: Claim,
  managedBy: string | null | undefined,
): ManagedColumns {
  if (!key && !claim && !managedBy) return unmanaged;
  return {
    managed_by: managedBy ?? null,
    idempotency_key: key,
    key_account_id: key && actor.accountId,
    claim,
    last_run: run,
    managed_since: now,
  };
}

/**
 * Decides a create whose key may be known. Call it before inserting.
 * @returns the object that exists under the key, taken over if the claim is newer; undefined when there is none.
 * @throws PortalError `claim_lost` or `already_managed`.
 */
export async function findClaimed(
  context: Context,
  collection: Collection,
  asked: Claim,
): Promise<{ id: string; takenOver: boolean } | undefined> {
  const row = await rowOfKey(context, collection, keyOf(context, asked));
  if (!row) return undefined;
  if (row.claim === asked.claim) return { id: row.id, takenOver: false };
  if (!asked.claim) throw alreadyManaged(collection, row);
  const aDayAgo = later(context.now, -takeOverWindow);
  await takeOver(context, collection, row, { ...asked, claim: asked.claim }, aDayAgo);
  return { id: row.id, takenOver: true };
}

/**
 * Decides a PATCH, and with `managedBy` in its body re-keys, adopts, takes over or releases the object.
 * @throws PortalError `claim_lost`, `claim_outrun`, `already_managed`, or `validation_failed` when headers are missing.
 */
export async function applyClaim(
  context: Context,
  collection: Collection,
  row: ManagedRow,
  asked: Claim,
  managedBy: string | null | undefined,
): Promise<{ takenOver: boolean }> {
  if (managedBy === undefined) {
    await fence(context, collection, row, asked);
    return { takenOver: false };
  }
  if (managedBy === null) {
    await fence(context, collection, row, asked);
    if (isManaged(row)) await setColumns(context, collection, row, unmanaged, "released");
    return { takenOver: false };
  }
  const { key, claim } = asked;
  if (!key || !claim) {
    throw invalid([
      { field: "managedBy", message: "needs the headers Idempotency-Key and Devportal-Claim beside it" },
    ]);
  }
  if (row.claim && row.claim !== claim) {
    if (row.managed_by !== managedBy) throw alreadyManaged(collection, row);
    // Asked for by an explicit `adopt`, not by a create that happens to find it: so at any age.
    await takeOver(context, collection, row, { ...asked, claim });
    return { takenOver: true };
  }
  if (row.claim) await fence(context, collection, row, asked);
  const holder = await rowOfKey(context, collection, keyOf(context, asked));
  if (holder && holder.id !== row.id) throw alreadyManaged(collection, holder);
  if (!holder || row.claim !== claim || row.managed_by !== managedBy) {
    const columns = managedColumns(context, asked, managedBy);
    // A re-keyed object is as old as it was: a rename must not open the window for a take-over again.
    if (row.claim) columns.managed_since = row.managed_since;
    await setColumns(context, collection, row, columns, row.claim ? "rekeyed" : "adopted");
  }
  return { takenOver: false };
}

/**
 * Lets a program write only from the state that has the object, and only until a later run of that state has written.
 * @throws PortalError `claim_lost` or `claim_outrun`.
 */
export async function fence(
  { db }: Context,
  { table }: Pick<Collection, "table">,
  row: ManagedRow,
  { claim, run }: Claim,
): Promise<void> {
  if (!claim) return;
  const { thing } = managed[table];
  if (claim !== row.claim) throw refuse("claim_lost", { thing });
  if (run && row.last_run && run < row.last_run) throw refuse("claim_outrun", { thing });
  if (run && run !== row.last_run) {
    await sql`update ${sql.table(table)} set last_run = ${run} where id = ${row.id}`.execute(db);
  }
}

/** A key, and the account that it belongs to: of another account, an equal one is another key. */
type Key = Pick<ManagedColumns, "idempotency_key" | "key_account_id">;

/** The key that a request names. */
export function keyOf({ actor }: Context, { key }: Claim): Key {
  return { idempotency_key: key, key_account_id: actor.accountId };
}

/** The live object that has the key. */
export async function rowOfKey(
  { db }: Context,
  { table, parent }: Collection,
  { idempotency_key, key_account_id }: Key,
): Promise<ManagedRow | undefined> {
  if (!idempotency_key) return undefined;
  const inParent = parent === null ? sql`true` : sql`app_id = ${parent}`;
  const { rows } = await sql<ManagedRow>`
    select id, managed_by, idempotency_key, key_account_id, claim, last_run, managed_since from ${sql.table(table)}
    where key_account_id = ${key_account_id} and idempotency_key = ${idempotency_key}
      and ${inParent} and ${managed[table].live}`.execute(db);
  return rows[0];
}

/**
 * Gives up what keys an account has on an app's objects: its declarations make new ones from now on. Who manages the
 * objects stays, so that a state which knows them can still write if its token may.
 */
export async function freeKeys(
  { db }: Context,
  appId: string,
  accountId: string,
  tables = Object.keys(managed) as Collection["table"][],
): Promise<void> {
  for (const table of tables) {
    const app = sql.ref(table === "apps" ? "id" : "app_id");
    await sql`update ${sql.table(table)} set idempotency_key = null, key_account_id = null
      where ${app} = ${appId} and key_account_id = ${accountId}`.execute(db);
  }
}

async function takeOver(
  context: Context,
  collection: Collection,
  row: ManagedRow,
  { claim, run }: Claim & { claim: string },
  managedAfter?: Timestamp,
) {
  if (row.claim && claim < row.claim) throw refuse("claim_lost", { thing: managed[collection.table].thing });
  if (managedAfter !== undefined && (row.managed_since ?? "") <= managedAfter) {
    throw alreadyManaged(collection, row, SAME_DECLARATION);
  }
  await setColumns(context, collection, row, { claim, last_run: run }, "taken_over");
}

async function setColumns(
  context: Context,
  { table, parent }: Collection,
  { id, managed_by }: ManagedRow,
  columns: Partial<ManagedColumns>,
  event: "adopted" | "rekeyed" | "released" | "taken_over",
) {
  const assignments = Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  await sql`update ${sql.table(table)} set ${sql.join(assignments)} where id = ${id}`.execute(context.db);
  const { type } = managed[table];
  await recordAudit(context, {
    action: `${type}.${event}`,
    target: { type, id },
    appId: parent ?? id,
    detail: { from: managed_by, to: "managed_by" in columns ? columns.managed_by : managed_by },
  });
}

function isManaged(row: ManagedRow): boolean {
  return Boolean(row.managed_by ?? row.claim ?? row.idempotency_key);
}

const OTHER_DECLARATION =
  "To move it, release it there (PATCH managedBy: null), then use `adopt` or import it.";
const SAME_DECLARATION =
  "That is the declaration which asks, but another state made it, more than a day ago. Set `adopt: true` to take it over, or import it. Where a replacement was forced, set the option `deleteBeforeReplace` instead.";

function alreadyManaged({ table }: Collection, row: ManagedColumns, advice = OTHER_DECLARATION) {
  return refuse("already_managed", {
    advice,
    thing: managed[table].thing,
    managedBy: row.managed_by ?? "another caller that used the same Idempotency-Key",
  });
}
