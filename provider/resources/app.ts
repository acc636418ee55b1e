import { path } from "../client/path.ts";
import type { Portal, Write } from "../client/portal.ts";
import type { AppRecord } from "../client/records.ts";
import { defineResource } from "../core/define.ts";
import { email, line, phone, text, uuid, webAddress } from "../core/formats.ts";
import { assetOfHash, isAsset, isUnknown, type Asset } from "../core/wire.ts";
import { isAdopted } from "./adopted.ts";
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
    adopt: { type: "boolean | string", format: uuid, meaning: "the id of an app" },
  },

  outputs: {
    /** The e-mail address of the account that owns the app. */
    ownerEmail: { type: "string", required: true },

    /** Whether the app existed before and was taken over. */
    adopted: { type: "boolean", required: true, changesWith: [] },

    /** When the app was created, as an RFC 3339 time. */
    createdAt: { type: "string", required: true, changesWith: [] },
  },

  async check({ inputs, fail }) {
    if (!isAsset(inputs.logo) || isUnknown(inputs.logo)) return;
    const reason = await refusalOfLogo(inputs.logo);
    if (reason) fail("logo", reason);
  },

  lifecycle: (portal: Portal) => ({
    async create(inputs, { managedBy, write, made, changesFrom }) {
      const { logo: _, adopt, ...settings } = inputs;
      const found = await adoptable(portal, adopt, inputs.name);
      const record = found
        ? await portal.patch<AppRecord>(path`/apps/${found.id}`, { managedBy }, write)
        : await portal.post<AppRecord>("/apps", settings, write);
      const { id } = record;
      const live = { ...liveOf(record), adopted: isAdopted(found ?? record) };
      made(id, live);
      return { id, live: await settle(portal, id, changesFrom(live), live, write) };
    },

    async read(id, { adopted = false }) {
      return { ...liveOf(await portal.get<AppRecord>(path`/apps/${id}`)), adopted };
    },

    async update(id, _, prior, { write, changes }) {
      return settle(portal, id, changes, prior, write);
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
