import { sql, type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool } from "kysely";
import type { Context } from "../context.ts";
import type { Page } from "../paging.ts";
import { prepared } from "../store/prepared.ts";
import type { Database, Tables } from "../store/tables.ts";

/** What else must hold of an app. */
export type Condition = (where: ExpressionBuilder<Tables, "apps">) => Expression<SqlBool>;

const live: Condition = (where) => where("apps.deleted_at", "is", null);

/** The apps that an account can see, each with its owner, its logo and the account's role. Good for apps whose ids are known. */
function visibleTo(db: Database, accountId: string) {
  return withOwnerAndLogo(db)
    .leftJoin("collaborators as own", (join) =>
      join
        .onRef("own.app_id", "=", "apps.id")
        .on("own.account_id", "=", accountId)
        .on("own.status", "=", "accepted"),
    )
    .where((where) => where.or([where("apps.owner_id", "=", accountId), where("own.id", "is not", null)]))
    .select("own.role as collaborator_role");
}

function withOwnerAndLogo(db: Database) {
  return db
    .selectFrom("apps")
    .innerJoin("accounts as owner", "owner.id", "apps.owner_id")
    .leftJoin("logos", "logos.sha256", "apps.logo_sha256")
    .selectAll("apps")
    .select("owner.email as owner_email")
    .select(["logos.content_type as logo_type", "logos.size as logo_size"]);
}

export type AppRow = Awaited<ReturnType<ReturnType<typeof visibleTo>["executeTakeFirstOrThrow"]>>;

const byId = (rowLock: Context["rowLock"]) =>
  prepared<{ appId: string; accountId: string }>()((db, value) => {
    const app = visibleTo(db, value("accountId")).where("apps.id", "=", value("appId"));
    return rowLock ? app.modifyEnd(rowLock("apps")) : app;
  });
const readById = byId(null);
const holdById = new WeakMap<NonNullable<Context["rowLock"]>, ReturnType<typeof byId>>();

/** The app if the caller can see it, live or deleted; a write holds it until its transaction ends. */
export async function findVisibleApp(context: Context, appId: string): Promise<AppRow | undefined> {
  const { db, actor, rowLock } = context;
  if (!isWithinToken(context, appId)) return undefined;
  let find = readById;
  if (rowLock) {
    find = holdById.get(rowLock) ?? byId(rowLock);
    holdById.set(rowLock, find);
  }
  const [row] = await find(db, { appId, accountId: actor.accountId });
  return row;
}

function isWithinToken({ actor }: Context, appId: string): boolean {
  return actor.token?.appIds?.includes(appId) ?? true;
}

/** Of the live apps whose ids a query finds those that the caller can see, in the order of the ids. */
export function visibleAmong(
  context: Context,
  ids: (db: Database) => SelectQueryBuilder<Tables, never, { id: string }>,
  { after, rows }: Page,
): Promise<AppRow[]> {
  return withinToken(context, visibleTo(context.db, context.actor.accountId))
    .where("apps.id", "in", ids(context.db))
    .where(live)
    .where("apps.id", ">", after)
    .orderBy("apps.id")
    .limit(rows)
    .execute();
}

/**
 * The apps that the caller can see, in the order of their ids. Their own and those of others are read apart: of each an index
 * knows the order, so that no others are looked at.
 */
export async function readVisibleApps(
  context: Context,
  { after, rows, owned = false }: Page & { owned?: boolean },
  condition: Condition = live,
): Promise<AppRow[]> {
  const { db, actor } = context;
  const own = await withinToken(context, withOwnerAndLogo(db))
    .where("apps.owner_id", "=", actor.accountId)
    .where("apps.id", ">", after)
    .where(condition)
    .select(sql<null>`null`.as("collaborator_role"))
    .orderBy("apps.id")
    .limit(rows)
    .execute();
  if (owned) return own;
  const others = await withinToken(context, withOwnerAndLogo(db))
    .innerJoin("collaborators as own", "own.app_id", "apps.id")
    .where("own.account_id", "=", actor.accountId)
    .where("own.status", "=", "accepted")
    .where("own.app_id", ">", after)
    .where("apps.owner_id", "!=", actor.accountId)
    .where(condition)
    .select("own.role as collaborator_role")
    .orderBy("own.app_id")
    .limit(rows)
    .execute();
  if (others.length === 0) return own;
  return [...own, ...others].sort((one, other) => (one.id < other.id ? -1 : 1)).slice(0, rows);
}

/** How many live apps the caller can see, of those that meet a condition. */
export async function countVisibleApps(context: Context, condition?: Condition): Promise<number> {
  const { own, others } = liveApps(context, condition);
  const counts = [own, others].map((apps) =>
    apps.select(({ fn }) => fn.countAll<number | string>().as("count")),
  );
  let total = 0;
  for (const count of counts) total += Number((await count.executeTakeFirstOrThrow()).count);
  return total;
}

/** Some of the live apps that the caller can see, by name. */
export async function visibleByName(
  context: Context,
  { limit, offset }: { limit: number; offset: number },
  condition?: Condition,
): Promise<AppRow[]> {
  const { own, others } = liveApps(context, condition);
  const found = await own
    .select(["apps.id", "apps.name_key"])
    .unionAll(others.select(["apps.id", "apps.name_key"]))
    .orderBy("name_key")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const rows = await visibleTo(context.db, context.actor.accountId).where("apps.id", "in", ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function liveApps(context: Context, condition: Condition = (where) => where.lit(true)) {
  const { db, actor } = context;
  const own = withinToken(context, db.selectFrom("apps"))
    .where("apps.owner_id", "=", actor.accountId)
    .where(live)
    .where(condition);
  const others = withinToken(context, db.selectFrom("apps"))
    .innerJoin("collaborators as own", "own.app_id", "apps.id")
    .where("own.account_id", "=", actor.accountId)
    .where("own.status", "=", "accepted")
    .where("apps.owner_id", "!=", actor.accountId)
    .where(live)
    .where(condition);
  return { own, others };
}

function withinToken<Query extends { where(column: "apps.id", operator: "in", ids: string[]): Query }>(
  { actor }: Context,
  query: Query,
): Query {
  const limited = actor.token?.appIds;
  return limited ? query.where("apps.id", "in", limited) : query;
}
