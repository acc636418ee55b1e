import { sql } from "kysely";
import type { Context } from "../context.ts";
import { statusOf } from "../sandboxes/sandbox.ts";
import { presentApp, visibleApps, nameKey, type App } from "./app.ts";

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
  let apps = visibleApps(context).where("apps.deleted_at", "is", null);
  if (wanted) apps = apps.where(sql<boolean>`apps.name_key like ${containing(wanted)} escape '!'`);
  const { total } = await apps
    .clearSelect()
    .select((select) => select.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(asked, pages);
  const rows = await apps
    .leftJoin("production_credentials as credentials", (join) =>
      join.onRef("credentials.app_id", "=", "apps.id").on("credentials.deleted_at", "is", null),
    )
    .leftJoin("sandboxes", "sandboxes.app_id", "apps.id")
    .select("credentials.status as credentials_status")
    .select(["sandboxes.status as sandbox_status", "sandboxes.ready_at"])
    .orderBy("apps.name_key")
    .orderBy("apps.id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return {
    lines: rows.map((row) => ({
      app: presentApp(context, row),
      credentials: row.credentials_status,
      sandbox:
        row.sandbox_status &&
        statusOf({ status: row.sandbox_status, ready_at: row.ready_at ?? "" }, context.now),
    })),
    total,
    page,
    pages,
  };
}

/** A pattern of LIKE for texts that hold another, whose own wild cards count for nothing. */
function containing(text: string): string {
  return `%${text.replaceAll(/[!%_]/g, "!$&")}%`;
}
