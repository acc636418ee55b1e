import { setTimeout as pause } from "node:timers/promises";
import { path } from "../client/path.ts";
import type { Portal, Write } from "../client/portal.ts";
import type { SandboxRecord } from "../client/records.ts";
import { defineResource, type Context } from "../core/define.ts";
import { secondsOf } from "../core/duration.ts";
import { ExpectedError } from "../core/errors.ts";
import { duration, uuid } from "../core/formats.ts";
import { isFingerprintOf, newClientSecret } from "./client-secret.ts";
import { isAdopted } from "./adopted.ts";
import { found } from "./found.ts";
import { takeOver } from "./take-over.ts";

export const sandbox = defineResource({
  type: "Sandbox",

  inputs: {
    /** The id of the App that the sandbox belongs to; an App has at most one. */
    appId: { type: "string", required: true, replaceOnChanges: true, format: uuid },

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
    clientId: { type: "string", required: true },

    /** The client secret, valid in the sandbox only; the portal holds its hash. */
    clientSecret: { type: "string", required: true, secret: true },

    /** The id of the sandbox's company. */
    companyId: { type: "number", required: true },

    /** The id of the sandbox's project. */
    projectId: { type: "number", required: true },

    /** Whether the sandbox existed before and was taken over. */
    adopted: { type: "boolean", required: true },

    /** When the sandbox was requested, as an RFC 3339 time. */
    createdAt: { type: "string", required: true },
  },

  check({ inputs }) {
    delete (inputs as { secretReset?: string }).secretReset;
  },

  unfinished: ({ status }) => (status === "failed" ? "replace" : status === "ready" ? undefined : "update"),

  lifecycle: (portal: Portal) => ({
    async create({ appId, readyTimeout, adopt }, context) {
      const { managedBy, claim, made, warn } = context;
      const { secret, secretHash } = newClientSecret();
      const write = { key: managedBy, claim };
      const existing = adopt && (await portal.get<SandboxRecord>(at(appId)).catch(found));
      const { body, takenOver } = existing
        ? await portal.patch<SandboxRecord>(at(appId), { managedBy }, write)
        : await portal.post<SandboxRecord>(at(appId), { secretHash, managedBy }, write);
      const adopted = isAdopted(body);
      if (isFingerprintOf(body.secretFingerprint, secret))
        made(appId, { ...body, adopted, clientSecret: secret });
      else made(appId, { ...body, adopted, secretReset: OUTSIDE });
      if (takenOver) warn(takeOver(`The sandbox of app ${appId}`, managedBy));
      const ready = { ...(await whenReady(portal, body, readyTimeout, context)), adopted };
      if (isFingerprintOf(ready.secretFingerprint, secret))
        return { id: appId, live: { ...ready, clientSecret: secret } };
      return { id: appId, live: { ...ready, clientSecret: await resetSecret(portal, appId, write) } };
    },

    async read(appId, { clientSecret }) {
      const live = await portal.get<SandboxRecord>(at(appId));
      const same = clientSecret !== undefined && isFingerprintOf(live.secretFingerprint, clientSecret);
      return same ? live : { ...live, secretReset: OUTSIDE };
    },

    async update(appId, { readyTimeout }, prior, context) {
      const { managedBy, claim, changes } = context;
      const write = { key: managedBy, claim };
      const moved = changes.managedBy !== undefined;
      const { body } = moved
        ? await portal.patch<SandboxRecord>(at(appId), { managedBy }, write)
        : { body: await portal.get<SandboxRecord>(at(appId)) };
      const ready = await whenReady(portal, body, readyTimeout, context);
      const { clientSecret } = prior;
      if (clientSecret !== undefined && isFingerprintOf(ready.secretFingerprint, clientSecret)) return ready;
      return { ...ready, clientSecret: await resetSecret(portal, appId, write) };
    },

    async delete(appId, { adopted }, { claim }) {
      if (adopted) await portal.patch(at(appId), { managedBy: null }, { claim });
      else await portal.delete(at(appId), { claim });
    },
  }),
});

const OUTSIDE = "outside of Pulumi";

function at(appId: string): string {
  return path`/apps/${appId}/sandbox`;
}

/** The sandbox once the portal has generated it; fails when that takes too long or does not work out. */
async function whenReady(portal: Portal, sandbox: SandboxRecord, readyTimeout: string, { say }: Context) {
  const { appId } = sandbox;
  const end = Date.now() + (secondsOf(readyTimeout) ?? 0) * 1000;
  let live = sandbox;
  for (let wait = 100; live.status === "generating"; wait = Math.min(wait * 2, 5000)) {
    if (Date.now() + wait > end) {
      throw new ExpectedError(
        `The sandbox of app ${appId} is still being generated after ${readyTimeout}; run \`pulumi up\` again to go on waiting`,
      );
    }
    if (wait > 1000) say(`Generating the sandbox of app ${appId}…`);
    await pause(wait);
    live = await portal.get<SandboxRecord>(at(appId));
  }
  if (live.status === "ready") return live;
  throw new ExpectedError(
    `The portal could not generate the sandbox of app ${appId}: ${live.failureReason ?? "no reason given"}; \`pulumi up\` replaces it`,
  );
}

async function resetSecret(portal: Portal, appId: string, { key, claim }: Write): Promise<string> {
  const { secret, secretHash } = newClientSecret();
  await portal.post(`${at(appId)}/secret`, { secretHash }, { key: `${key}/secret/${secretHash}`, claim });
  return secret;
}
