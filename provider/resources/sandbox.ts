import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import type { SandboxRecord } from "../client/records.ts";
import { defineResource, sharing, type Telling } from "../core/define.ts";
import { secondsOf } from "../core/duration.ts";
import { ExpectedError } from "../core/errors.ts";
import { duration, uuid } from "../core/formats.ts";
import { isFingerprintOf, newClientSecret, NOT_HANDED_OVER, OUTSIDE } from "./client-secret.ts";
import { isAdopted } from "./adopted.ts";
import { found } from "./found.ts";
import { withNewSecret } from "./issue-secret.ts";
import { nextRotation } from "./next-rotation.ts";
import { poll } from "./poll.ts";
import { redirectUris } from "./redirect-uris.ts";
import { releaseClient } from "./release-client.ts";
import { checkPolicy, rotationPolicy, rotationState } from "./rotation-policy.ts";
import { hasFormer, secretVersions, withVersions } from "./secret-versions.ts";
import { tellingOfUse, tellOfRetiring } from "./secrets-in-use.ts";

export const sandbox = defineResource({
  type: "Sandbox",

  inputs: sharing(
    {
      /** The id of the App that the sandbox belongs to; an App has at most one. */
      appId: { type: "string", required: true, replaceOnChanges: true, format: uuid },

      /**
       * Where the portal may send a browser after authorization in the sandbox, compared exactly: https addresses,
       * http addresses of this machine (localhost), or `urn:ietf:wg:oauth:2.0:oob`.
       */
      redirectUris,

      /** When the secret is replaced by a new one; the client id never changes. */
      rotation: { type: "object", local: true, properties: rotationPolicy },

      /** How long `up` waits for the portal to generate the sandbox, as a duration such as "10m". */
      readyTimeout: { type: "string", local: true, default: "10m", format: duration("1d") },

      /** Whether a sandbox that exists already is taken over, with a new secret, instead of failing. */
      adopt: { type: "boolean", local: true },

      /** Counts the secrets that this program has asked for; a preview shows a rotation by it. */
      secretGeneration: { type: "number", computed: true, local: true },
    },
    rotationState,
  ),

  outputs: sharing(
    {
      /** Whether the sandbox is `generating`, `ready` or `failed`. */
      status: { type: "string", required: true, enum: ["generating", "ready", "failed"] },

      /** The client id, valid in the sandbox only. */
      clientId: { type: "string", required: true, changesWith: [] },

      /** The client secret, valid in the sandbox only; the portal holds its hash. */
      clientSecret: { type: "string", required: true, secret: true, changesWith: ["secretGeneration"] },

      /** The id of the sandbox's company. */
      companyId: { type: "number", required: true, changesWith: [] },

      /** The id of the sandbox's project. */
      projectId: { type: "number", required: true, changesWith: [] },

      /** Whether the sandbox existed before and was taken over. */
      adopted: { type: "boolean", required: true, local: true, changesWith: [] },

      /** When the sandbox was requested, as an RFC 3339 time. */
      createdAt: { type: "string", required: true, changesWith: [] },
    },
    secretVersions,
  ),

  check({ olds, inputs, fail, now }) {
    delete inputs.secretReset;
    Object.assign(inputs, nextRotation(olds, inputs, now));
    checkPolicy(inputs.rotation ?? {}, fail);
  },

  unfinished: ({ status }) => (status === "failed" ? "replace" : status === "ready" ? undefined : "update"),

  withoutSecret: (appId) =>
    `The client secret of the sandbox of app ${appId} is not in this state, and the portal has only its hash. To have one, set ` +
    "or change `rotation.trigger` where a program manages the sandbox: the next `pulumi up` issues it, and the present one " +
    "stays valid for the overlap",

  lifecycle: (portal: Portal, tellOfUse = tellingOfUse(portal)) => ({
    async create(inputs, context) {
      const { managedBy, write, made, changesFrom } = context;
      const { appId, redirectUris, readyTimeout, adopt, rotation, secretGeneration } = inputs;
      const { secret, secretHash } = newClientSecret();
      const existing = adopt && (await portal.get<SandboxRecord>(at(appId)).catch(found));
      const record = existing
        ? await portal.patch<SandboxRecord>(at(appId), { managedBy }, write)
        : await portal.post<SandboxRecord>(at(appId), { redirectUris, secretHash, managedBy }, write);
      const adopted = isAdopted(existing || record);
      const held = isFingerprintOf(record.secretFingerprint, secret);
      const known = (live: SandboxRecord) => ({
        ...withVersions(live),
        adopted,
        rotation,
        ...(held ? { clientSecret: secret, secretGeneration } : { secretReset: NOT_HANDED_OVER }),
      });
      made(appId, known(record));
      const current = changesFrom(record).redirectUris
        ? await portal.patch<SandboxRecord>(at(appId), { redirectUris }, write)
        : record;
      const latest = await settled(portal, current, readyTimeout, context);
      made(appId, known(latest));
      const live = known(requireReady(latest, readyTimeout));
      if (held) return { id: appId, live };
      const building = { current: live, ...context };
      const issued = await withNewSecret(portal, clientOf(appId), inputs, building, tellOfUse);
      return { id: appId, live: { ...live, ...issued } };
    },

    async read(appId, { clientSecret, rotation, adopted = false, managedBy }, telling) {
      const record = await portal.read<SandboxRecord>(at(appId), managedBy);
      await tellOfUse({ ...clientOf(appId), rotation, former: hasFormer(record) }, telling);
      const same = clientSecret === undefined || isFingerprintOf(record.secretFingerprint, clientSecret);
      return { ...withVersions(record), adopted, ...(!same && { secretReset: OUTSIDE }) };
    },

    async update(appId, inputs, _, context) {
      const { write, changes, made } = context;
      const { redirectUris, managedBy, secretGeneration } = changes;
      const record =
        redirectUris === undefined && managedBy === undefined
          ? await portal.get<SandboxRecord>(at(appId))
          : await portal.patch<SandboxRecord>(at(appId), { redirectUris, managedBy }, write);
      made(withVersions(record));
      const latest = await settled(portal, record, inputs.readyTimeout, context);
      made(withVersions(latest));
      const live = withVersions(requireReady(latest, inputs.readyTimeout));
      if (secretGeneration === undefined) return live;
      const building = { current: live, ...context };
      return { ...live, ...(await withNewSecret(portal, clientOf(appId), inputs, building, tellOfUse)) };
    },

    async foresee(appId, inputs, prior, telling) {
      await tellOfRetiring(clientOf(appId), inputs, prior, telling, tellOfUse);
    },

    delete: (appId, prior, { write }) => releaseClient(portal, at(appId), prior, write),
  }),
});

function at(appId: string): string {
  return path`/apps/${appId}/sandbox`;
}

function clientOf(appId: string) {
  return { appId, address: at(appId), called: `client secret of the sandbox of app ${appId}` };
}

/** The sandbox once the portal generates it no longer, or when that has taken too long. */
function settled(portal: Portal, sandbox: SandboxRecord, readyTimeout: string, telling: Telling) {
  const { appId } = sandbox;
  return poll(
    sandbox,
    {
      ask: () => portal.get<SandboxRecord>(at(appId)),
      until: ({ status }) => status !== "generating",
      seconds: secondsOf(readyTimeout) ?? 0,
      longestPause: 5_000,
      waiting: `Generating the sandbox of app ${appId}…`,
    },
    telling,
  );
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
