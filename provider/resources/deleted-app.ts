import { PortalError } from "../client/errors.ts";
import { path } from "../client/path.ts";
import type { Portal, Write } from "../client/portal.ts";
import type { AppRecord } from "../client/records.ts";
import type { Telling } from "../core/define.ts";
import { ExpectedError } from "../core/errors.ts";
import { OUTSIDE } from "./client-secret.ts";

/** An app that its owner, whose token asks, can restore. */
export interface DeletedAppRecord extends AppRecord {
  deletedAt: string;
}

/** What a state knows of an app. */
interface KnownApp {
  managedBy?: string;
  claim?: string;
  createdAt?: string;
}

const listings = new WeakMap<Portal, () => Promise<DeletedAppRecord[]>>();

/** The app if it is deleted in the portal and the token's account can restore it. */
async function deletedApp(portal: Portal, id: string): Promise<DeletedAppRecord | undefined> {
  const listing = listings.get(portal) ?? sharedListing(portal);
  listings.set(portal, listing);
  return (await listing()).find((record) => record.id === id);
}

/** One request at a time for all who ask; whoever asks while one is under way, which may miss a later deletion, gets the next. */
function sharedListing(portal: Portal): () => Promise<DeletedAppRecord[]> {
  let latest: Promise<unknown> = Promise.resolve();
  let next: Promise<DeletedAppRecord[]> | undefined;
  return () =>
    (next ??= latest.then(() => {
      next = undefined;
      const asked = portal.list<DeletedAppRecord>("/apps", { deleted: "true" });
      latest = asked.catch(() => undefined);
      return asked;
    }));
}

/** The app that a state knows, if a person deleted it and the next `up` can restore it: its own program lets it go for good. */
export async function restorableApp(
  portal: Portal,
  id: string,
  { managedBy, claim, createdAt }: KnownApp,
  { warn }: Pick<Telling, "warn">,
): Promise<DeletedAppRecord | undefined> {
  if (createdAt === undefined) return undefined;
  const record = await deletedApp(portal, id);
  if (!record) return undefined;
  const unmanaged = record.managedBy === null;
  if (unmanaged ? claim !== undefined : record.managedBy !== managedBy) return undefined;
  warn(
    `${titleOf(record)} was deleted in the portal on ${record.deletedAt}. The next \`pulumi up\` restores it under the same id ` +
      "and client id, and issues new secrets for those that died. Its sandbox and pending invitations are gone for good",
  );
  return record;
}

/** The production credentials that a state knows, while their app is deleted and can be restored: they come back with it. */
export async function credentialsOfDeletedApp<P extends { createdAt?: string }>(
  portal: Portal,
  appId: string,
  prior: P,
  { say }: Pick<Telling, "say">,
) {
  const record = prior.createdAt === undefined ? undefined : await deletedApp(portal, appId);
  if (!record) return undefined;
  say(
    `${titleOf(record)}, whose production credentials these are, is deleted in the portal: they come back with it, and then get a new secret`,
  );
  return { ...prior, secretId: null, secretReset: OUTSIDE };
}

/** The same of a collaborator: one who had accepted the invitation comes back, an invitation does not. */
export async function collaboratorOfDeletedApp<P extends { status?: string }>(
  portal: Portal,
  appId: string,
  prior: P,
): Promise<P | undefined> {
  const accepted = prior.status === "accepted";
  return accepted && (await deletedApp(portal, appId)) ? prior : undefined;
}

/** Restores an app under the name that the program says; one that is restored already is fine. */
export async function restoreApp(portal: Portal, id: string, name: string, write: Write): Promise<AppRecord> {
  try {
    return await portal.post<AppRecord>(path`/apps/${id}/restore`, { name }, write);
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    const failed = (advice: string) =>
      new ExpectedError(
        `App ${id} was deleted in the portal and cannot be restored: ${error.reason} ${advice}`,
      );
    switch (error.code) {
      case "not_deleted":
        return portal.get<AppRecord>(path`/apps/${id}`);
      case "app_name_taken":
        throw failed(
          "Rename or delete that app, or give this one another `name`, then run `pulumi up` again. To have that app in its " +
            "place, take this resource out of the state (`pulumi state delete URN`) and declare it with `adopt: true`",
        );
      case "restore_expired":
        throw failed("Run `pulumi refresh`, then `pulumi up` makes a new one");
      default:
        throw error;
    }
  }
}

/** An app as messages name it. */
export function titleOf({ name, id }: Pick<AppRecord, "name" | "id">): string {
  return `The app "${name}" (${id})`;
}
