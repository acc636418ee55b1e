import { setTimeout as pause } from "node:timers/promises";
import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import type { SandboxRecord } from "../client/records.ts";
import { defineResource, type Telling, type Writing } from "../core/define.ts";
import { secondsOf } from "../core/duration.ts";
import { ExpectedError } from "../core/errors.ts";
import { duration, uuid } from "../core/formats.ts";
import { isFingerprintOf, newClientSecret, OUTSIDE } from "./client-secret.ts";
import { isAdopted } from "./adopted.ts";
import { found } from "./found.ts";
import { redirectUris } from "./redirect-uris.ts";

export const sandbox = defineResource({
  type: "Sandbox",

  inputs: {
    /** The id of the App that the sandbox belongs to; an App has at most one. */
    appId: { type: "string", required: true, replaceOnChanges: true, format: uuid },

    /**
     * Where the portal may send a browser after authorization in the sandbox, compared exactly: https addresses,
     * http addresses of this machine (localhost), or `urn:ietf:wg:oauth:2.0:oob`.
     */
    redirectUris,

    /** How long `up` waits for the portal to generate the sandbox, as a duration such as "10m". */
    readyTimeout: { type: "string", default: "10m", format: duration("1d") },

    /** Whether a sandbox that exists already is taken over, with a new secret, instead of failing. */
    adopt: { type: "boolean" },

    /** Set while the portal has another secret than this program; the next `up` issues a new one. */
    secretReset: { type: "string", computed: true },
  },

  outputs: {
    /** Whether the sandbox is `generating`, `ready` or `failed`. */
    status: { type: "string", required: true, enum: ["generating", "ready", "failed"] },

    /** The client id, valid in the sandbox only. */
    clientId: { type: "string", required: true, changesWith: [] },

    /** The client secret, valid in the sandbox only; the portal holds its hash. */
    clientSecret: { type: "string", required: true, secret: true, changesWith: ["secretReset"] },

    /** The id of the sandbox's company. */
    companyId: { type: "number", required: true, changesWith: [] },

    /** The id of the sandbox's project. */
    projectId: { type: "number", required: true, changesWith: [] },

    /** Whether the sandbox existed before and was taken over. */
    adopted: { type: "boolean", required: true, changesWith: [] },

    /** When the sandbox was requested, as an RFC 3339 time. */
    createdAt: { type: "string", required: true, changesWith: [] },
  },

  check({ inputs }) {
    delete inputs.secretReset;
  },

  unfinished: ({ status }) => (status === "failed" ? "replace" : status === "ready" ? undefined : "update"),

  withoutSecret: (appId) =>
    `The client secret of the sandbox of app ${appId} is not in this state, and the portal has only its hash. To have one, ` +
    "set `adopt: true` where a program manages the sandbox: the next `pulumi up` makes it, and the present one ends at once",

  lifecycle: (portal: Portal) => ({
    async create({ appId, redirectUris, readyTimeout, adopt }, context) {
      const { managedBy, write, made, changesFrom } = context;
      const { secret, secretHash } = newClientSecret();
      const existing = adopt && (await portal.get<SandboxRecord>(at(appId)).catch(found));
      const record = existing
        ? await portal.patch<SandboxRecord>(at(appId), { managedBy }, write)
        : await portal.post<SandboxRecord>(at(appId), { redirectUris, secretHash, managedBy }, write);
      const adopted = isAdopted(existing || record);
      const withSecret = (live: SandboxRecord) =>
        isFingerprintOf(live.secretFingerprint, secret)
          ? { ...live, adopted, clientSecret: secret }
          : { ...live, adopted, secretReset: OUTSIDE };
      made(appId, withSecret(record));
      const current = changesFrom(record).redirectUris
        ? await portal.patch<SandboxRecord>(at(appId), { redirectUris }, write)
        : record;
      const latest = await settled(portal, current, readyTimeout, context);
      made(appId, withSecret(latest));
      const ready = withSecret(requireReady(latest, readyTimeout));
      if ("clientSecret" in ready) return { id: appId, live: ready };
      return { id: appId, live: { ...ready, clientSecret: await resetSecret(portal, appId, write) } };
    },

    async read(appId, { clientSecret, adopted = false }) {
      const record = await portal.get<SandboxRecord>(at(appId));
      const same = clientSecret === undefined || isFingerprintOf(record.secretFingerprint, clientSecret);
      return { ...record, adopted, ...(!same && { secretReset: OUTSIDE }) };
    },

    async update(appId, { readyTimeout, adopt }, prior, context) {
      const { write, changes, made } = context;
      const { readyTimeout: _, adopt: __, secretReset, ...body } = changes;
      const record =
        Object.keys(body).length === 0
          ? await portal.get<SandboxRecord>(at(appId))
          : await portal.patch<SandboxRecord>(at(appId), body, write);
      made(record);
      const latest = await settled(portal, record, readyTimeout, context);
      made(latest);
      const ready = requireReady(latest, readyTimeout);
      const { clientSecret } = prior;
      const held = clientSecret !== undefined && isFingerprintOf(ready.secretFingerprint, clientSecret);
      // Of an imported sandbox others have the secret, and a reset would end it: only `adopt` asks for that.
      const othersHold = clientSecret === undefined && !adopt && secretReset === undefined;
      if (held || othersHold) return ready;
      return { ...ready, clientSecret: await resetSecret(portal, appId, write) };
    },

    async delete(appId, { adopted }, { write }) {
      if (adopted) await portal.patch(at(appId), { managedBy: null }, write);
      else await portal.delete(at(appId), write);
    },
  }),
});

function at(appId: string): string {
  return path`/apps/${appId}/sandbox`;
}

/** The sandbox once the portal generates it no longer, or when that has taken too long. */
async function settled(
  portal: Portal,
  sandbox: SandboxRecord,
  readyTimeout: string,
  { progress, signal }: Telling,
) {
  const { appId } = sandbox;
  const end = Date.now() + (secondsOf(readyTimeout) ?? 0) * 1000;
  let live = sandbox;
  for (let wait = 100; live.status === "generating"; wait = Math.min(wait * 2, 5000)) {
    if (Date.now() + wait > end) break;
    if (wait > 1000) progress(`Generating the sandbox of app ${appId}…`);
    await pause(wait, undefined, { signal }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
    live = await portal.get<SandboxRecord>(at(appId));
  }
  return live;
}

function requireReady(live: SandboxRecord, readyTimeout: string): SandboxRecord {
  const { appId, status, failureReason } = live;
  if (status === "ready") return live;
  throw new ExpectedError(
    status === "generating"
      ? `The sandbox of app ${appId} is still being generated after ${readyTimeout}; run \`pulumi up\` again to go on waiting`
      : `The portal could not generate the sandbox of app ${appId}: ${failureReason ?? "no reason given"}; \`pulumi up\` replaces it`,
  );
}

async function resetSecret(portal: Portal, appId: string, write: Writing): Promise<string> {
  const { secret, secretHash } = newClientSecret();
  const key = `${write.key}/secret/${secretHash}`;
  await portal.post(`${at(appId)}/secret`, { secretHash }, { ...write, key });
  return secret;
}
