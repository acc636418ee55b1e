import { sql } from "kysely";
import type { Context } from "../context.ts";
import { statusOf } from "../sandboxes/sandbox.ts";
import { presentApp, nameKey, type App } from "./app.ts";
import { countVisibleApps, visibleByName, type Condition } from "./visible-apps.ts";

/** An app as one line of a list. */
export interface AppLine {
  app: App;
  credentials: "active" | "pending" | "rejected" | null;
  sandbox: "generating" | "ready" | "failed" | null;
}

export interface AppSearch {
  /** Part of a name, whatever the case. */
  search?: string | undefined;
  /** Counted from 1; beyond the last page, the last one is meant. */
  page: number;
}

const pageSize = 50;

/** A page of the live apps that the caller can see, by name, each with how far it is. */
export async function listMyApps(
  context: Context,
  { search = "", page: asked }: AppSearch,
): Promise<{ lines: AppLine[]; page: number; pages: number; total: number }> {
  const wanted = nameKey(search.trim());
  const named = wanted === "" ? undefined : holding(wanted);
  const total = await countVisibleApps(context, named);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(asked, pages);
  const shown = { limit: pageSize, offset: (page - 1) * pageSize };
  const rows = await visibleByName(context, shown, named);
  const { credentials, sandboxes } = await statusesOf(context, rows);
  return {
    lines: rows.map((row) => ({
      app: presentApp(context, row),
      credentials: credentials.get(row.id) ?? null,
      sandbox: sandboxes.get(row.id) ?? null,
    })),
    total,
    page,
    pages,
  };
}

/** How far the production credentials and the sandboxes of apps are. */
async function statusesOf({ db, now }: Context, apps: { id: string }[]) {
  const ids = apps.map(({ id }) => id);
  if (ids.length === 0) return { credentials: new Map<string, never>(), sandboxes: new Map<string, never>() };
  const credentials = await db
    .selectFrom("production_credentials")
    .where("app_id", "in", ids)
    .where("deleted_at", "is", null)
    .select(["app_id", "status"])
    .execute();
  const sandboxes = await db
    .selectFrom("sandboxes")
    .where("app_id", "in", ids)
    .select(["app_id", "status", "ready_at"])
    .execute();
  return {
    credentials: new Map(credentials.map(({ app_id, status }) => [app_id, status])),
    sandboxes: new Map(sandboxes.map((row) => [row.app_id, statusOf(row, now)])),
  };
}

/** Whose name holds this text, in which wild cards count for nothing. */
function holding(text: string): Condition {
  const pattern = `%${text.replaceAll(/[!%_]/g, "!$&")}%`;
  return () => sql<boolean>`apps.name_key like ${pattern} escape '!'`;
}
