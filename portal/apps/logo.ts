import { imageSize } from "image-size";
import { createHash } from "node:crypto";
import { recordAudit } from "../audit.ts";
import { fence } from "../claims.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { checkIfMatch, etagOf } from "../etag.ts";
import type { Conditions } from "../replies.ts";
import type { Database, LogosTable } from "../store/tables.ts";
import { presentApp, type App } from "./app.ts";
import { findApp, updateApp } from "./apps.ts";
import { authorizeApp } from "./authorize.ts";

/** The largest logo, in bytes. */
export const largestLogo = 1024 * 1024;

const longestSide = 2_000;
/** The Content-Type of each kind of image that can be a logo. */
export const contentTypes: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
};

/** The bytes of an app's logo, and what they are. */
export async function findLogo(context: Context, appId: string): Promise<LogosTable> {
  const { logo_sha256 } = await authorizeApp(context, appId, "viewApp");
  const logo = await context.db
    .selectFrom("logos")
    .where("sha256", "=", logo_sha256)
    .selectAll()
    .executeTakeFirst();
  if (!logo) throw refuse("not_found", { thing: "logo" });
  return logo;
}

/** The logo with this hash, as long as an app shows it that is not deleted. */
export async function findPublicLogo(db: Database, sha256: string): Promise<LogosTable> {
  const logo = await db
    .selectFrom("logos")
    .where("sha256", "=", sha256)
    .where((where) =>
      where.exists(
        where
          .selectFrom("apps")
          .whereRef("apps.logo_sha256", "=", "logos.sha256")
          .where("apps.deleted_at", "is", null)
          .select("apps.id"),
      ),
    )
    .selectAll()
    .executeTakeFirst();
  if (!logo) throw refuse("not_found", { thing: "logo" });
  return logo;
}

/** Sets an app's logo; undefined removes it. */
export async function setLogo(
  context: Context,
  appId: string,
  bytes: Buffer | undefined,
  asked: Conditions,
): Promise<App> {
  const { db } = context;
  const row = await authorizeApp(context, appId, "updateApp");
  await fence(context, { table: "apps" }, row, asked);
  checkIfMatch(asked.ifMatch, etagOf(presentApp(context, row)), "app");
  const logo = bytes && inspect(bytes);
  if (logo)
    await db
      .insertInto("logos")
      .values(logo)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  if ((logo?.sha256 ?? null) !== row.logo_sha256) {
    await updateApp(context, appId, { logo_sha256: logo?.sha256 ?? null });
    await forgetUnused(context, row.logo_sha256);
    await recordAudit(context, {
      action: logo ? "app.logo_set" : "app.logo_removed",
      target: { type: "app", id: appId },
      appId,
      detail: { sha256: logo?.sha256 ?? row.logo_sha256 },
    });
  }
  return findApp(context, appId);
}

/** What an image is by its content, whatever its name says. */
function inspect(bytes: Buffer): LogosTable {
  const { type = "", width, height } = sizeOf(bytes);
  const content_type = contentTypes[type];
  if (!content_type) throw refuse("logo_invalid", { reason: "is not a PNG, JPEG or WebP image" });
  if (Math.max(width, height) > longestSide) {
    throw refuse("logo_invalid", {
      reason: `is ${width} by ${height} pixels: at most ${longestSide} a side are possible`,
    });
  }
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    content_type,
    size: bytes.length,
    bytes,
  };
}

function sizeOf(bytes: Buffer) {
  try {
    return imageSize(bytes);
  } catch {
    throw refuse("logo_invalid", { reason: "is not a PNG, JPEG or WebP image" });
  }
}

async function forgetUnused({ db }: Context, sha256: string | null): Promise<void> {
  const users = db.selectFrom("apps").where("logo_sha256", "=", sha256).select("id");
  await db
    .deleteFrom("logos")
    .where("sha256", "=", sha256)
    .where((where) => where.not(where.exists(users)))
    .execute();
}
