import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import type { ProductionCredentialsRecord } from "../client/records.ts";
import { defineResource, sharing, type Telling } from "../core/define.ts";
import { duration, uuid } from "../core/formats.ts";
import { isFingerprintOf, newClientSecret, NOT_HANDED_OVER, OUTSIDE } from "./client-secret.ts";
import { isAdopted } from "./adopted.ts";
import { credentialsOfDeletedApp } from "./deleted-app.ts";
import { approved, awaitsApproval, rejected, type Review, type Reviewed } from "./approval.ts";
import { checkDelivery, deliveries, requireDeliverable } from "./deliver-secret.ts";
import { found } from "./found.ts";
import { handOver } from "./hand-over.ts";
import { redirectUris } from "./redirect-uris.ts";
import { releaseClient } from "./release-client.ts";
import { nextRotation } from "./next-rotation.ts";
import { checkPolicy, rotationPolicy, rotationState } from "./rotation-policy.ts";
import { withNewSecret } from "./issue-secret.ts";
import { hasFormer, secretVersions, withVersions } from "./secret-versions.ts";
import { tellingOfUse, tellOfRetiring } from "./secrets-in-use.ts";

export const productionCredentials = defineResource({
  type: "ProductionCredentials",

  inputs: sharing(
    {
      /** The id of the App these credentials belong to; an App has at most one pair. */
      appId: { type: "string", required: true, replaceOnChanges: true, format: uuid },

      /**
       * Where the portal may send a browser after authorization, compared exactly: https addresses,
       * http addresses of this machine (localhost), or `urn:ietf:wg:oauth:2.0:oob`.
       */
      redirectUris,

      /** When the secret is replaced by a new one; the client id never changes. */
      rotation: { type: "object", local: true, default: {}, properties: rotationPolicy },

      /**
       * How long `up` waits for an operator of the portal to approve the credentials, as a duration such as "30m". Without it
       * `up` does not wait, and the secret in the state becomes valid with the approval.
       */
      waitForApproval: { type: "string", local: true, format: duration("7d") },

      /** Where the secret goes instead of the state: `clientSecret` is absent then. A change issues a new secret. */
      deliverTo: { type: "object", local: true, properties: deliveries },

      /** Whether credentials that exist already are taken over, with a new secret, instead of failing. */
      adopt: { type: "boolean", local: true },

      /** Counts the secrets that this program has asked for; a preview shows a rotation by it. */
      secretGeneration: { type: "number", computed: true, local: true, required: true },
    },
    rotationState,
  ),

  outputs: sharing(
    {
      /** The OAuth 2.0 client identifier. */
      clientId: { type: "string", required: true, changesWith: [] },

      /** The OAuth 2.0 client secret; the portal holds its hash. */
      clientSecret: { type: "string", required: true, secret: true, changesWith: ["secretGeneration"] },

      /** The client secret as only the holder of the private key can read it; with `deliverTo.publicKey` only. */
      sealedSecret: { type: "string", local: true, changesWith: ["secretGeneration", "deliverTo"] },

      /** The beginning of the SHA-256 of the secret that this program issued last, in hexadecimal. */
      secretFingerprint: { type: "string", local: true, changesWith: ["secretGeneration"] },

      /** Whether the credentials are `active`, `pending` the approval of the portal's operator, or `rejected`. */
      status: { type: "string", required: true, enum: ["active", "pending", "rejected"] },

      /** Why the portal's operator rejected the credentials. */
      rejectionReason: { type: "string" },

      /** Whether the credentials existed before and were taken over. */
      adopted: { type: "boolean", required: true, local: true, changesWith: [] },

      /** When the credentials were requested, as an RFC 3339 time. */
      createdAt: { type: "string", required: true, changesWith: [] },
    },
    secretVersions,
  ),

  async check({ olds, inputs, fail, now }) {
    delete inputs.secretReset;
    Object.assign(inputs, nextRotation(olds, inputs, now));
    checkPolicy(inputs.rotation, fail);
    await checkDelivery(inputs.deliverTo, fail);
  },

  withoutSecret: (appId, { deliverTo }) =>
    deliverTo
      ? undefined
      : `The client secret of app ${appId} is not in this state, and the portal has only its hash. To have one, set or change ` +
        "`rotation.trigger` where a program manages the credentials: the next `pulumi up` issues it, and the present one " +
        "stays valid for the overlap",

  unfinished: ({ status, waitForApproval }) =>
    status === "rejected" || (status === "pending" && waitForApproval !== undefined) ? "update" : undefined,

  lifecycle: (portal: Portal, tellOfUse = tellingOfUse(portal)) => ({
    async create(inputs, context) {
      const { managedBy, write, made, changesFrom } = context;
      const { appId, redirectUris, adopt } = inputs;
      await requireDeliverable(inputs.deliverTo);
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
      const begun = { ...withVersions(record), adopted: isAdopted(existing || record) };
      const { secretGeneration, deliverTo } = inputs;
      made(appId, {
        ...begun,
        ...(held && !deliverTo
          ? { clientSecret: secret, secretGeneration }
          : { secretReset: NOT_HANDED_OVER }),
      });
      if (changesFrom(begun).redirectUris) await portal.patch(at(appId), { redirectUris }, write);
      const building = { current: begun, ...context };
      const secretFingerprint = record.currentSecret?.fingerprint;
      const first = { ...begun, secret, secretFingerprint, address: at(appId) };
      const handedOver = held
        ? await handOver(portal, deliverTo, first, context.signal)
        : await withNewSecret(portal, clientOf(appId), inputs, building, tellOfUse);
      const live = { ...begun, secretFingerprint, ...handedOver };
      made(appId, { ...inputs, ...live });
      return { id: appId, live: { ...live, ...(await reviewed(portal, inputs, live, context)) } };
    },

    async read(appId, prior, telling) {
      const { clientSecret, secretFingerprint, rotation, adopted = false, managedBy } = prior;
      const record = await portal.read<ProductionCredentialsRecord>(at(appId), managedBy).catch(found);
      if (!record) return credentialsOfDeletedApp(portal, appId, prior, telling);
      await tellOfUse({ ...clientOf(appId), rotation, former: hasFormer(record) }, telling);
      const fingerprint = record.currentSecret?.fingerprint;
      const same =
        clientSecret === undefined
          ? secretFingerprint === undefined || secretFingerprint === fingerprint
          : isFingerprintOf(fingerprint, clientSecret);
      const live = { ...withVersions(record), adopted };
      return same ? live : { ...live, secretReset: OUTSIDE };
    },

    async update(appId, inputs, prior, context) {
      const { write, changes, made } = context;
      const { redirectUris, managedBy, secretGeneration } = changes;
      const building = { current: prior, ...context };
      const patched =
        redirectUris === undefined && managedBy === undefined
          ? undefined
          : await portal.patch<ProductionCredentialsRecord>(at(appId), { redirectUris, managedBy }, write);
      const live = { ...prior, ...(patched && withVersions(patched)) };
      if (patched) made(live);
      // The secret comes last: of an update that fails, the engine keeps the former inputs, by which the next one counts.
      if (prior.status !== "active") {
        const latest = await portal.get<ProductionCredentialsRecord>(at(appId));
        made(Object.assign(live, await reviewed(portal, inputs, latest, context)));
      }
      return secretGeneration === undefined
        ? live
        : { ...live, ...(await withNewSecret(portal, clientOf(appId), inputs, building, tellOfUse)) };
    },

    async foresee(appId, inputs, prior, telling) {
      const review = { appId, url: portal.url };
      if (prior.status === "pending") telling.say(awaitsApproval(review));
      if (prior.status === "rejected") telling.warn(rejected(review, prior.rejectionReason));
      await tellOfRetiring(clientOf(appId), inputs, prior, telling, tellOfUse);
    },

    delete: (appId, prior, { write }) => releaseClient(portal, at(appId), prior, write),
  }),
});

function at(appId: string): string {
  return path`/apps/${appId}/production-credentials`;
}

function clientOf(appId: string) {
  return { appId, address: at(appId), called: `client secret of app ${appId}` };
}

/** How the review stands, after as long a wait as the program wants. */
function reviewed(
  portal: Portal,
  { appId, waitForApproval }: Pick<Review, "appId" | "waitForApproval">,
  first: Reviewed,
  telling: Telling,
): Promise<Reviewed> {
  const ask = () => portal.get<ProductionCredentialsRecord>(at(appId));
  return approved({ appId, waitForApproval, url: portal.url }, first, ask, telling);
}
