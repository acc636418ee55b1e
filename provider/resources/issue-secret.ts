import { PortalError } from "../client/errors.ts";
import type { Portal } from "../client/portal.ts";
import type { SecretRecord } from "../client/records.ts";
import type { Context } from "../core/define.ts";
import { secondsOf } from "../core/duration.ts";
import { newClientSecret, OUTSIDE } from "./client-secret.ts";
import { requireDeliverable, type Delivery } from "./deliver-secret.ts";
import { handOver } from "./hand-over.ts";
import { overlapOf, type RotationPolicy } from "./rotation-policy.ts";
import { withVersions, type Versioned } from "./secret-versions.ts";
import type { Client, tellingOfUse } from "./secrets-in-use.ts";

interface Asked {
  rotation?: RotationPolicy;
  secretGeneration?: number;
  deliverTo?: Delivery;
}

/** What a new secret builds on, who writes, and whom to tell of surprises. */
export interface Building extends Pick<Context, "write" | "warn" | "signal"> {
  current: { secretId?: string | null; clientId?: string | null };
}

const ATTEMPTS = 5;

/** What is true of a client after a new secret. Were it lost, the next `up` would issue another one. */
export async function withNewSecret(
  portal: Portal,
  client: Pick<Client, "appId" | "address" | "called">,
  asked: Asked,
  building: Building,
  tellOfUse: ReturnType<typeof tellingOfUse>,
) {
  const { appId, address } = client;
  await requireDeliverable(asked.deliverTo);
  const { secret, ...version } = await issueSecret(portal, client, asked, building);
  const issued = { secret, ...version, appId, address, clientId: building.current.clientId };
  const handedOver = await handOver(portal, asked.deliverTo, issued, building.signal);
  const record = await portal.get<Versioned>(address).catch(() => undefined);
  await tellOfUse({ ...client, rotation: asked.rotation, former: true }, building).catch(() => undefined);
  return { ...(record && withVersions(record)), ...version, ...handedOver };
}

/** Gives the client a new secret that builds on the current one, and tells it. */
async function issueSecret(
  portal: Portal,
  { address, called }: Pick<Client, "address" | "called">,
  { rotation = {}, secretGeneration = 1 }: Asked,
  { current, write, warn }: Building,
) {
  const { keepWhileUsed } = rotation;
  const overlapSeconds = overlapOf(rotation);
  const keepWhileUsedSeconds = keepWhileUsed === undefined ? undefined : secondsOf(keepWhileUsed);
  let { secret, secretHash } = newClientSecret();
  let ifMatch = current.secretId ?? undefined;
  let about = `${write.key}/secrets/${secretGeneration}`;
  for (let attempt = 1; ; attempt++) {
    try {
      const { number, id, fingerprint } = await portal.post<SecretRecord>(
        `${address}/secrets`,
        { secretHash, overlapSeconds, keepWhileUsedSeconds },
        { ...write, key: about, ifMatch },
      );
      return { secret, secretVersion: number, secretId: id, secretFingerprint: fingerprint };
    } catch (error) {
      if (!(error instanceof PortalError) || attempt === ATTEMPTS) throw error;
      if (error.code === "precondition_failed") {
        // Somebody rotated meanwhile: theirs gets the overlap.
        ifMatch = (error.details?.current as SecretRecord | null | undefined)?.id;
        warn(`The ${called} was reset ${OUTSIDE}; the new one builds on that`);
      } else if (error.code === "secret_in_use") {
        // An interrupted run issued this generation and its value was used already.
        about = `${write.key}/secrets/${secretGeneration}/${secretHash}`;
        const { currentSecret } = await portal.get<Versioned>(address);
        ifMatch = currentSecret?.id;
      } else if (error.code === "secret_reused") {
        ({ secret, secretHash } = newClientSecret());
      } else throw error;
    }
  }
}
