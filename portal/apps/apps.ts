import { recordAudit } from "../audit.ts";
import {
  applyClaim,
  findClaimed,
  keyOf,
  managedColumns,
  rowOfKey,
  type Claim,
  type Collection,
} from "../claims.ts";
import { whatIsNew } from "../changes.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch, etagOf } from "../etag.ts";
import { newId } from "../ids.ts";
import { pageOf, toList, type PageQuery } from "../paging.ts";
import type { Conditions, Created } from "../replies.ts";
import { insertRow } from "../store/insert-row.ts";
import { prepared } from "../store/prepared.ts";
import {
  nameKey,
  presentApp,
  restorableSince,
  type App,
  type AppChange,
  type AppRow,
  type NewApp,
} from "./app.ts";
import { authorizeApp } from "./authorize.ts";
import { columnsOf } from "./columns.ts";
import { readVisibleApps } from "./visible-apps.ts";

const apps: Collection = { table: "apps", parent: null };

export interface AppQuery extends PageQuery {
  name?: string;
  owner?: "me";
  deleted?: boolean;
}

/** The apps that the caller can see; deleted ones only as their owner, while they can be restored. */
export async function listApps(context: Context, query: AppQuery) {
  const page = pageOf(query);
  const { name, owner, deleted } = query;
  const key = name === undefined ? undefined : nameKey(name.trim());
  const wanted = { ...page, owned: owner === "me" || deleted === true };
  const rows = await readVisibleApps(context, wanted, (where) =>
    where.and([
      deleted
        ? where("apps.deleted_at", ">", restorableSince(context))
        : where("apps.deleted_at", "is", null),
      ...(key === undefined ? [] : [where("apps.name_key", "=", key)]),
    ]),
  );
  return toList(rows, page, (row) => presentApp(context, row));
}

export async function findApp(context: Context, appId: string): Promise<App> {
  return presentApp(context, await authorizeApp(context, appId, "viewApp"));
}

/** Makes an app that the caller owns, or answers with the one that exists under the request's key. */
export async function addApp(context: Context, input: NewApp, asked: Claim): Promise<Created<App>> {
  const { db, actor, now } = context;
  if (actor.token?.appIds) {
    throw refuse("forbidden", { reason: "This token is limited to certain apps: it cannot make a new one." });
  }
  // Looked for before the key: what another process makes between the two is found under its key then.
  const namesake = await findNamesake(context, actor.accountId, input.name);
  const holder = await rowOfKey(context, apps, keyOf(context, asked));
  if (holder) await authorizeApp(context, holder.id, "updateApp");
  const known = await findClaimed(context, apps, asked);
  if (known) return { object: await findApp(context, known.id), created: false, takenOver: known.takenOver };

  if (namesake) throw nameTaken(namesake);
  const id = newId();
  await insertRow(db, "apps", {
    id,
    owner_id: actor.accountId,
    name: input.name,
    name_key: nameKey(input.name),
    description: input.description,
    integration_type: input.integrationType,
    category: input.category,
    deletion_protection: 0,
    ...columnsOf(input),
    ...managedColumns(context, asked, input.managedBy),
    created_at: now,
    updated_at: now,
  });
  await recordAudit(context, {
    action: "app.created",
    target: { type: "app", id },
    appId: id,
    detail: { ...input },
  });
  return { object: await findApp(context, id), created: true, takenOver: false };
}

/** Changes settings of an app, who manages it, or both. */
export async function changeApp(
  context: Context,
  appId: string,
  { managedBy, ...wanted }: AppChange,
  asked: Conditions,
): Promise<{ object: App; takenOver: boolean }> {
  const row = await authorizeApp(context, appId, "updateApp");
  if (wanted.deletionProtection === false && row.deletion_protection) {
    await authorizeApp(context, appId, "liftProtection");
  }
  const before = presentApp(context, row);
  const { takenOver } = await applyClaim(context, apps, row, asked, managedBy);
  checkIfMatch(asked.ifMatch, etagOf(before), "app");
  const change = whatIsNew(wanted, before);
  if (change.name !== undefined) await requireFreeName(context, row.owner_id, change.name, appId);
  if (Object.keys(change).length > 0) {
    await updateApp(context, appId, columnsOf(change));
    await recordAudit(context, {
      action: "app.updated",
      target: { type: "app", id: appId },
      appId,
      detail: change,
    });
  }
  return { object: await findApp(context, appId), takenOver };
}

/** Writes columns of an app, and that it changed now. */
export async function updateApp(
  { db, now }: Context,
  appId: string,
  columns: Partial<AppRow>,
): Promise<void> {
  await db
    .updateTable("apps")
    .set({ ...columns, updated_at: now })
    .where("id", "=", appId)
    .execute();
}

const liveByName = prepared<{ ownerId: string; nameKey: string; except: string }>()((db, value) =>
  db
    .selectFrom("apps")
    .where("owner_id", "=", value("ownerId"))
    .where("name_key", "=", value("nameKey"))
    .where("deleted_at", "is", null)
    .where("id", "!=", value("except"))
    .select("name"),
);

/** @throws PortalError `app_name_taken` when the owner has another live app of that name. */
export async function requireFreeName(
  context: Context,
  ownerId: string,
  name: string,
  except = "",
): Promise<void> {
  const namesake = await findNamesake(context, ownerId, name, except);
  if (namesake) throw nameTaken(namesake);
}

async function findNamesake({ db }: Context, ownerId: string, name: string, except = "") {
  const [taken] = await liveByName(db, { ownerId, nameKey: nameKey(name), except });
  return taken;
}

function nameTaken({ name }: { name: string }) {
  return refuse("app_name_taken", { name });
}
