import Type, { type Static } from "typebox";
import { recordAudit } from "./audit.ts";
import { whatIsNew } from "./changes.ts";
import type { Context } from "./context.ts";
import { refuse } from "./errors.ts";
import type { Database } from "./store/tables.ts";

const signUpModes = ["invitation", "open"] as const;

/** What the portal's operator decides. */
export const settings = Type.Object({
  approvalRequired: Type.Boolean({
    default: false,
    description: "Whether an operator must approve production credentials before they work.",
  }),
  signUp: Type.Enum(signUpModes, {
    default: "invitation",
    description: "Who may make an account: `invitation`, whoever was invited to an app; `open`, everybody.",
  }),
  sandboxGenerationSeconds: Type.Number({
    default: 2,
    minimum: 0,
    maximum: 3_600,
    title: "Sandbox Generation",
    description: "How long the generation of a sandbox takes, in seconds.",
  }),
});
export type Settings = Static<typeof settings>;

// Without the defaults, which would be taken for changes of what is left out.
export const settingsChange = Type.Partial(
  Type.Object(mapped(({ default: _, ...schema }) => schema) as typeof settings.properties),
  { additionalProperties: false },
);

const defaults = mapped((schema) => schema.default);

function mapped<T>(map: (schema: { default?: unknown }) => T): Record<string, T> {
  const properties: Record<string, object> = settings.properties;
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, map(schema)]));
}

export async function readSettings(db: Database): Promise<Settings> {
  const rows = await db.selectFrom("settings").select(["name", "value"]).execute();
  const decided = rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]);
  return { ...defaults, ...Object.fromEntries(decided) } as Settings;
}

/** @throws PortalError `forbidden` when the token is limited to certain apps. */
export async function changeSettings(context: Context, wanted: Partial<Settings>): Promise<Settings> {
  const { db, actor, now } = context;
  if (actor.token?.appIds) {
    const reason = "This token is limited to certain apps: it cannot change settings of the whole portal.";
    throw refuse("forbidden", { reason });
  }
  const before = await readSettings(db);
  const change = whatIsNew(wanted, before);
  if (Object.keys(change).length === 0) return before;
  for (const [name, decided] of Object.entries(change)) {
    const value = JSON.stringify(decided);
    await db
      .insertInto("settings")
      .values({ name, value, updated_at: now })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value, updated_at: now }))
      .execute();
  }
  await recordAudit(context, {
    action: "settings.updated",
    target: { type: "settings", id: "portal" },
    detail: change,
  });
  return readSettings(db);
}
