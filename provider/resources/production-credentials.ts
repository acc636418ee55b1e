import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import type { ProductionCredentialsRecord, SecretRecord } from "../client/records.ts";
import { defineResource } from "../core/define.ts";
import { secondsOf } from "../core/duration.ts";
import { duration, uuid } from "../core/formats.ts";
import { isUnknown } from "../core/wire.ts";
import { isFingerprintOf, newClientSecret, OUTSIDE } from "./client-secret.ts";
import { isAdopted } from "./adopted.ts";
import { found } from "./found.ts";
import { redirectUris } from "./redirect-uris.ts";
import { generationOf } from "./secret-generation.ts";
import { issueSecret, type Building } from "./issue-secret.ts";
import { isWithin, tellingOfUse } from "./secrets-in-use.ts";

/** The portal keeps a former secret no longer than this after its overlap. */
const LONGEST_KEPT = secondsOf("30d") ?? 0;

export const productionCredentials = defineResource({
  type: "ProductionCredentials",

  inputs: {
    /** The id of the App these credentials belong to; an App has at most one pair. */
    appId: { type: "string", required: true, replaceOnChanges: true, format: uuid },

    /**
     * Where the portal may send a browser after authorization, compared exactly: https addresses,
     * http addresses of this machine (localhost), or `urn:ietf:wg:oauth:2.0:oob`.
     */
    redirectUris,

    /** When the secret is replaced by a new one; the client id never changes. */
    rotation: {
      type: "object",
      default: {},
      properties: {
        /** Any value; when it changes, the next `up` issues a new secret. */
        trigger: { type: "any" },

        /** How long the former secret stays valid after a rotation, as a duration such as "72h"; "0s" ends it at once. */
        overlap: { type: "string", default: "24h", format: duration("365d") },

        /**
         * How long after each use the former secret stays valid beyond the overlap, as a duration from "5m" to "30d"; it
         * ends 30 days after the overlap at the latest. While it is in use, preview, `up` and refresh say by whom.
         */
        keepWhileUsed: { type: "string", format: duration("30d", "5m") },
      },
    },

    /** Whether credentials that exist already are taken over, with a new secret, instead of failing. */
    adopt: { type: "boolean" },

    /** Counts the secrets that this program has asked for; a preview shows a rotation by it. */
    secretGeneration: { type: "number", computed: true, required: true },

    /** Set while the portal has another secret than this program; the next `up` issues a new one. */
    secretReset: { type: "string", computed: true },
  },

  outputs: {
    /** The OAuth 2.0 client identifier. */
    clientId: { type: "string", required: true, changesWith: [] },

    /** The OAuth 2.0 client secret; the portal holds its hash. */
    clientSecret: { type: "string", required: true, secret: true, changesWith: ["secretGeneration"] },

    /** The portal's number of the current secret. */
    secretVersion: { type: "number", required: true },

    /** When the former secret stops or stopped being valid, as an RFC 3339 time; absent when none ended lately. */
    previousSecretExpiresAt: { type: "string" },

    /** When the former secret was used last, as an RFC 3339 time. */
    previousSecretLastUsedAt: { type: "string" },

    /** The network address from which the former secret was used last. */
    previousSecretLastUsedFrom: { type: "string" },

    /** Whether the credentials are `active`, `pending` the approval of the portal's operator, or `rejected`. */
    status: { type: "string", required: true, enum: ["active", "pending", "rejected"] },

    /** Why the portal's operator rejected the credentials. */
    rejectionReason: { type: "string" },

    /** The id of the current secret's version; a rotation builds on it. */
    secretId: { type: "string" },

    /** Whether the credentials existed before and were taken over. */
    adopted: { type: "boolean", required: true, changesWith: [] },

    /** When the credentials were requested, as an RFC 3339 time. */
    createdAt: { type: "string", required: true, changesWith: [] },
  },

  check({ olds, inputs, fail }) {
    inputs.secretGeneration = generationOf(olds, inputs);
    delete inputs.secretReset;
    const { overlap, keepWhileUsed } = inputs.rotation;
    if (keepWhileUsed !== undefined && !isUnknown(keepWhileUsed) && secondsOf(overlap) === 0) {
      fail(
        "rotation.keepWhileUsed",
        `must not be given with the overlap "${overlap}", which ends the former secret at once`,
      );
    }
  },

  withoutSecret: (appId) =>
    `The client secret of app ${appId} is not in this state, and the portal has only its hash. To have one, set or change ` +
    "`rotation.trigger` where a program manages the credentials: the next `pulumi up` issues it, and the present one " +
    "stays valid for the overlap",

  lifecycle: (portal: Portal, tellOfUse = tellingOfUse(portal)) => ({
    async create(inputs, { managedBy, write, made, changesFrom, warn, say }) {
      const { appId, redirectUris, adopt } = inputs;
      const { secret, secretHash } = newClientSecret();
      const existing = adopt && (await portal.get<ProductionCredentialsRecord>(at(appId)).catch(found));
      const record = existing
        ? await portal.patch<ProductionCredentialsRecord>(at(appId), { managedBy }, write)
        : await portal.post<ProductionCredentialsRecord>(
            at(appId),
            { redirectUris, secretHash, managedBy },
            write,
          );
      const held = isFingerprintOf(record.currentSecret?.fingerprint, secret);
      const live = { ...liveOf(record), adopted: isAdopted(existing || record) };
      const { secretGeneration } = inputs;
      made(appId, held ? { ...live, clientSecret: secret, secretGeneration } : live);
      if (record.status === "pending") say(awaitsApproval(portal, appId));
      if (changesFrom(live).redirectUris) await portal.patch(at(appId), { redirectUris }, write);
      if (held) return { id: appId, live: { ...live, clientSecret: secret } };
      return {
        id: appId,
        live: { ...live, ...(await issued(portal, inputs, { current: live, write, warn }, tellOfUse)) },
      };
    },

    async read(appId, { clientSecret, rotation, adopted = false }, telling) {
      const record = await portal.get<ProductionCredentialsRecord>(at(appId));
      const former = formerOf(record);
      const lives = former?.revokedAt === null && isWithin(former.expiresAt, 0);
      await tellOfUse({ appId, rotation, former: lives }, telling);
      const fingerprint = record.currentSecret?.fingerprint;
      const same = clientSecret === undefined || isFingerprintOf(fingerprint, clientSecret);
      const live = { ...liveOf(record), adopted };
      return same ? live : { ...live, secretReset: OUTSIDE };
    },

    async update(appId, inputs, prior, { write, changes, warn }) {
      const { rotation: _, adopt: __, secretGeneration, secretReset: ___, ...body } = changes;
      const live =
        Object.keys(body).length === 0
          ? prior
          : liveOf(await portal.patch<ProductionCredentialsRecord>(at(appId), body, write));
      if (secretGeneration === undefined) return live;
      return { ...live, ...(await issued(portal, inputs, { current: prior, write, warn }, tellOfUse)) };
    },

    async foresee(appId, { rotation, secretGeneration }, prior, telling) {
      const rotates = !isUnknown(secretGeneration) && secretGeneration !== prior.secretGeneration;
      // The end that the state knows may have been put off since, by so much at most.
      const former = isWithin(prior.previousSecretExpiresAt, LONGEST_KEPT);
      await tellOfUse({ appId, rotation, former, rotates }, telling);
    },

    async delete(appId, { adopted, secretId }, { write }) {
      if (!adopted) {
        await portal.delete(at(appId), write);
        return;
      }
      if (secretId) await portal.delete(`${at(appId)}${path`/secrets/${secretId}`}`, write).catch(found);
      await portal.patch(at(appId), { managedBy: null }, write);
    },
  }),
});

function at(appId: string): string {
  return path`/apps/${appId}/production-credentials`;
}

/** What is true of the credentials after a new secret; nothing may fail once it is issued, or it would be lost. */
async function issued(
  portal: Portal,
  inputs: Parameters<typeof issueSecret>[2] & { appId: string },
  building: Building,
  tellOfUse: ReturnType<typeof tellingOfUse>,
) {
  const secret = await issueSecret(portal, at(inputs.appId), inputs, building);
  const record = await portal.get<ProductionCredentialsRecord>(at(inputs.appId)).catch(() => undefined);
  await tellOfUse({ ...inputs, former: true }, building).catch(() => undefined);
  return record ? { ...liveOf(record), ...secret } : secret;
}

function liveOf(record: ProductionCredentialsRecord) {
  const { currentSecret } = record;
  const former = formerOf(record);
  return {
    ...record,
    secretVersion: currentSecret?.number,
    secretId: currentSecret?.id ?? null,
    previousSecretExpiresAt: former?.revokedAt ?? former?.expiresAt ?? null,
    previousSecretLastUsedAt: former?.lastUsedAt ?? null,
    previousSecretLastUsedFrom: former?.lastUsedAddress ?? null,
  };
}

function formerOf({ secrets }: ProductionCredentialsRecord): SecretRecord | undefined {
  return secrets.filter(({ current }) => !current).sort((a, b) => b.number - a.number)[0];
}

function awaitsApproval({ url }: Portal, appId: string): string {
  return `The production credentials of app ${appId} await the approval of the portal's operator at ${url}; the secret becomes valid with it`;
}
