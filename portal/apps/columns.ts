import type { AppsTable } from "../store/tables.ts";
import { nameKey, type AppChange } from "./app.ts";

/** The columns in which the named settings are stored; what is not named is left alone. */
export function columnsOf(change: AppChange): Partial<AppsTable> {
  const { name, deletionProtection } = change;
  const columns = {
    name,
    name_key: name === undefined ? undefined : nameKey(name),
    description: change.description,
    integration_type: change.integrationType,
    category: change.category,
    support_email: change.supportEmail,
    support_phone: change.supportPhone,
    site_url: change.siteUrl,
    deletion_protection: deletionProtection === undefined ? undefined : deletionProtection ? 1 : 0,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}
