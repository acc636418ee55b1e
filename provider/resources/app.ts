import { path } from "../client/path.ts";
import type { Portal, Write } from "../client/portal.ts";
import type { AppRecord } from "../client/records.ts";
import { defineResource, type Telling } from "../core/define.ts";
import { email, line, phone, text, uuid, webAddress } from "../core/formats.ts";
import { assetOfHash, isAsset, isUnknown, type Asset } from "../core/wire.ts";
import { isAdopted } from "./adopted.ts";
import { OUTSIDE } from "./client-secret.ts";
import { restorableApp, restoreApp, titleOf } from "./deleted-app.ts";
import { found } from "./found.ts";
import { bytesOfLogo, imageTypeOf, namesFile, refusalOfLogo } from "./logo.ts";

export const app = defineResource({
  type: "App",

  inputs: {
    /** The name under which the portal lists the app; unique among the live apps of its owner, without regard to case. */
    name: { type: "string", required: true, minLength: 1, maxLength: 80, format: line, unique: true },

    /** What the app does, in a few sentences. */
    description: { type: "string", required: true, minLength: 1, maxLength: 500, format: text },

    /** How the app works with the platform: it exchanges data, is embedded in its pages, or both. */
    integrationType: { type: "string", required: true, enum: ["data-connection", "embedded", "hybrid"] },

    /** The part of the business that the app serves. */
    category: {
      type: "string",
      required: true,
      enum: [
        "accounting",
        "analytics",
        "bidding-estimation",
        "bim",
        "crm",
        "document-management",
        "photo-video",
        "quality-safety",
        "scheduling",
        "system-integrator",
        "time-material-tracking",
        "other",
      ],
    },

    /** The address to which users of the app write for help. */
    supportEmail: { type: "string", maxLength: 254, format: email },

    /** The telephone number that users of the app call for help. */
    supportPhone: { type: "string", minLength: 5, maxLength: 32, format: phone },

    /** The web site of the company behind the app, as an http or https address. */
    siteUrl: { type: "string", maxLength: 2048, format: webAddress },

    /** The picture shown beside the app's name: a PNG, JPEG or WebP file of at most 1 MiB and 2000 pixels a side. */
    logo: { type: "asset" },

    /** Whether the portal refuses to delete the app, whoever asks. */
    deletionProtection: { type: "boolean", default: false },

    /**
     * Takes over an app that exists already instead of failing: `true` finds it by name among the apps that
     * the token's account owns, a string is the id of the app. An adopted app is released on delete, not deleted.
     */
    adopt: { type: "boolean | string", local: true, format: uuid, meaning: "the id of an app" },

    /** Set while the app is deleted in the portal and can be restored; the next `up` restores it under the same id. */
    deleted: { type: "string", computed: true, local: true },
  },

  outputs: {
    /** The e-mail address of the account that owns the app. */
    ownerEmail: { type: "string", required: true },

    /** Whether the app existed before and was taken over. */
    adopted: { type: "boolean", required: true, local: true, changesWith: [] },

    /** When the app was created, as an RFC 3339 time. */
    createdAt: { type: "string", required: true, changesWith: [] },
  },

  async check({ inputs, fail }) {
    delete inputs.deleted;
    if (!isAsset(inputs.logo) || isUnknown(inputs.logo)) return;
    const reason = await refusalOfLogo(inputs.logo);
    if (reason) fail("logo", reason);
  },

  keepsFromReplacement: ({ deletionProtection, adopted }) =>
    deletionProtection && !adopted
      ? {
          property: "deletionProtection",
          reason:
            "is on, and this replacement would delete the app: set it to false in an `up` of its own first",
        }
      : undefined,

  lifecycle: (portal: Portal) => ({
    async create(inputs, { managedBy, write, made, changesFrom }) {
      const { logo: _, adopt, ...settings } = inputs;
      const existing = await adoptable(portal, adopt, inputs.name);
      const record = existing
        ? await portal.patch<AppRecord>(path`/apps/${existing.id}`, { managedBy }, write)
        : await portal.post<AppRecord>("/apps", settings, write);
      const { id } = record;
      const live = { ...liveOf(record), adopted: isAdopted(existing ?? record) };
      made(id, live);
      return { id, live: await settle(portal, id, changesFrom(live), live, write) };
    },

    async read(id, prior, telling) {
      const { adopted = false, managedBy } = prior;
      const record = await portal.read<AppRecord>(path`/apps/${id}`, managedBy).catch(found);
      if (record) {
        tellOfTransfer(record, prior, telling);
        return { ...liveOf(record), adopted };
      }
      const deleted = await restorableApp(portal, id, prior, telling);
      return deleted && { ...liveOf(deleted), adopted, deleted: OUTSIDE };
    },

    async update(id, { name }, prior, { write, changes, made, say }) {
      const { deleted, ...rest } = changes;
      if (deleted === undefined) return settle(portal, id, rest, prior, write);
      // The deleted app of a state that never wrote to it has no claim to compare with.
      const record = await restoreApp(
        portal,
        id,
        name,
        prior.claim === undefined ? { key: write.key } : write,
      );
      const live = { ...prior, ...liveOf(record), deleted: null };
      made(live);
      say(`${titleOf(record)} was deleted in the portal and is restored under the same id`);
      if (record.name === name) delete rest.name;
      else rest.name = name;
      return settle(portal, id, rest, live, write);
    },

    foresee: async (id, _, { deleted, name = "" }, { say }) => {
      if (deleted !== undefined) {
        say(`${titleOf({ id, name })} was deleted in the portal: \`up\` restores it under the same id`);
      }
    },

    async delete(id, { adopted }, { write }) {
      if (adopted) await portal.patch(path`/apps/${id}`, { managedBy: null }, write);
      else await portal.delete(path`/apps/${id}`, write);
    },
  }),
});

function liveOf(record: AppRecord) {
  const { logo, owner } = record;
  return { ...record, logo: logo && assetOfHash(logo.sha256, logo.url), ownerEmail: owner.email };
}

/** Says that another account owns the app now, and what that leaves to this one. */
function tellOfTransfer(
  record: AppRecord,
  { ownerEmail }: { ownerEmail?: string },
  { warn }: Pick<Telling, "warn">,
): void {
  const { owner, role } = record;
  if (ownerEmail === undefined || ownerEmail === owner.email) return;
  warn(
    `${titleOf(record)} belongs to ${owner.email} now, no longer to ${ownerEmail}; the token's account ${left[role]}`,
  );
}

const left: Record<AppRecord["role"], string> = {
  owner: "owns it",
  admin: "is an admin of it: it may change the app, but not delete it or lift its deletion protection",
  developer: "is a developer of it: it may change nothing of the app",
};

/** The app to take over, if there is one. */
async function adoptable(portal: Portal, adopt: boolean | string | undefined, name: string) {
  if (!adopt) return undefined;
  if (typeof adopt === "string") return portal.get<AppRecord>(path`/apps/${adopt}`);
  const [own] = await portal.list<AppRecord>("/apps", { name, owner: "me" });
  return own;
}

/** Makes the app what the program says, as far as it is something else. */
async function settle<T extends object>(
  portal: Portal,
  id: string,
  { logo, adopt: _, ...settings }: { logo?: Asset | null; adopt?: unknown },
  live: T,
  write: Write,
) {
  const sent: AppRecord[] = [];
  if (Object.keys(settings).length > 0) {
    sent.push(await portal.patch<AppRecord>(path`/apps/${id}`, settings, write));
  }
  if (logo === null) {
    sent.push(await portal.delete<AppRecord>(path`/apps/${id}/logo`, write));
  } else if (logo && namesFile(logo)) {
    const bytes = await bytesOfLogo(logo);
    const contentType = imageTypeOf(bytes) ?? "application/octet-stream";
    sent.push(await portal.put<AppRecord>(path`/apps/${id}/logo`, bytes, { ...write, contentType }));
  }
  const latest = sent.at(-1);
  return latest ? { ...live, ...liveOf(latest) } : live;
}
