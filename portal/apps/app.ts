import Type, { type Static } from "typebox";
import { days, later } from "../clock.ts";
import type { Context } from "../context.ts";
import { roles } from "../permissions.ts";
import { body, id, lastRun, managedBy, managedSince, time } from "../schemas.ts";
import type { Timestamp } from "../store/tables.ts";
import { orNull, text } from "../text.ts";
import type { AppRow } from "./visible-apps.ts";

export type { AppRow };

/** How an app can integrate: codes, and what people read. */
export const integrationTypes = {
  "data-connection": "Data Connection",
  embedded: "Embedded",
  hybrid: "Hybrid",
} as const;

/** What kinds of apps there are: codes, and what people read. */
export const categories = {
  accounting: "Accounting",
  analytics: "Analytics",
  "bidding-estimation": "Bidding/Estimation",
  bim: "BIM",
  crm: "CRM",
  "document-management": "Document Management",
  "photo-video": "Photo & Video",
  "quality-safety": "Quality & Safety",
  scheduling: "Scheduling",
  "system-integrator": "System Integrator",
  "time-material-tracking": "Time & Material Tracking",
  other: "Other",
} as const;

const codesOf = <Labels extends object>(labels: Labels) => Object.keys(labels) as (keyof Labels & string)[];

const name = text({
  title: "App Name",
  minLength: 1,
  maxLength: 80,
  description: "Unique among the owner's apps, whatever the case.",
});
const description = text({
  title: "Description",
  minLength: 1,
  maxLength: 500,
  format: "text",
  description: "What the app does.",
});
const integrationType = Type.Enum(codesOf(integrationTypes), {
  title: "Integration Type",
  description: "How the app integrates.",
});
const category = Type.Enum(codesOf(categories), {
  title: "Category",
  description: "What kind of app it is.",
});
const deletionProtection = Type.Boolean({ description: "Whether deletion is refused." });

const optional = {
  supportEmail: orNull(
    text({ title: "Support Email", maxLength: 254, format: "address", description: "Where users get help." }),
  ),
  supportPhone: orNull(
    text({
      title: "Support Phone",
      minLength: 5,
      maxLength: 32,
      format: "phone",
      description: "Whom users call.",
    }),
  ),
  siteUrl: orNull(
    text({ title: "Site URL", maxLength: 2048, format: "web-url", description: "The company's web site." }),
  ),
};

const settings = { name, description, integrationType, category, ...optional, deletionProtection };

export const newApp = body({
  name,
  description,
  integrationType,
  category,
  ...Type.Partial(Type.Object({ ...optional, deletionProtection })).properties,
  managedBy: Type.Optional(orNull(managedBy)),
});
export type NewApp = Static<typeof newApp>;

export const appChange = body(
  Type.Partial(Type.Object({ ...settings, managedBy: orNull(managedBy) })).properties,
);
export type AppChange = Static<typeof appChange>;

export const appRestore = body({ name: Type.Optional(name) });

const logo = Type.Object({
  sha256: Type.String(),
  contentType: Type.String(),
  bytes: Type.Integer(),
  url: Type.String({
    description: "Where the logo is served, without a token, to anyone who has the address.",
  }),
});

/** An app as the caller sees it. */
export const app = Type.Object({
  id,
  ...settings,
  logo: orNull(logo),
  owner: Type.Object({ id, email: Type.String() }),
  role: Type.Enum(roles, { description: "The caller's role in this app." }),
  managedBy: orNull(managedBy),
  managedSince: orNull(managedSince),
  lastRun: orNull(lastRun),
  createdAt: time,
  updatedAt: time,
  deletedAt: orNull(time),
});
export type App = Static<typeof app>;

const restorable = 30 * days;

/** Only apps that were deleted after this moment can be restored. */
export function restorableSince({ now }: Pick<Context, "now">): Timestamp {
  return later(now, -restorable);
}

/** Until when an app can be restored that was deleted at this moment. */
export function restorableUntil(deletedAt: Timestamp): Timestamp {
  return later(deletedAt, restorable);
}

/** Case does not tell names apart. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

export function presentApp({ actor, publicUrl }: Pick<Context, "actor" | "publicUrl">, row: AppRow): App {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    integrationType: row.integration_type as App["integrationType"],
    category: row.category as App["category"],
    supportEmail: row.support_email,
    supportPhone: row.support_phone,
    siteUrl: row.site_url,
    logo: row.logo_sha256
      ? {
          sha256: row.logo_sha256,
          contentType: row.logo_type ?? "",
          bytes: row.logo_size ?? 0,
          url: `${publicUrl}/logos/${row.logo_sha256}`,
        }
      : null,
    deletionProtection: row.deletion_protection === 1,
    owner: { id: row.owner_id, email: row.owner_email },
    role: roleIn(actor, row),
    managedBy: row.managed_by,
    managedSince: row.managed_since,
    lastRun: row.last_run,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
  };
}

export function roleIn({ accountId }: Context["actor"], row: Pick<AppRow, "owner_id" | "collaborator_role">) {
  return row.owner_id === accountId ? "owner" : (row.collaborator_role ?? "developer");
}
