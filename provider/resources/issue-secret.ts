import { PortalError } from "../client/errors.ts";
import type { Portal } from "../client/portal.ts";
import type { ProductionCredentialsRecord, SecretRecord } from "../client/records.ts";
import type { Context } from "../core/define.ts";
import { secondsOf } from "../core/duration.ts";
import { newClientSecret, OUTSIDE } from "./client-secret.ts";

interface Asked {
  rotation: { overlap: string; keepWhileUsed?: string };
  secretGeneration: number;
}

/** What a new secret builds on, who writes, and whom to tell of surprises. */
export interface Building extends Pick<Context, "write" | "warn"> {
  current: { secretId?: string | null };
}

const ATTEMPTS = 5;

/** Gives the credentials at `address` a new secret that builds on the current one, and tells what is true then. */
export async function issueSecret(
  portal: Portal,
  address: string,
  { rotation, secretGeneration }: Asked,
  { current, write, warn }: Building,
) {
  const overlapSeconds = secondsOf(rotation.overlap);
  // The portal would take its absence for an end at once.
  if (overlapSeconds === undefined) throw new Error(`the overlap "${rotation.overlap}" was not checked`);
  const { keepWhileUsed } = rotation;
  const keepWhileUsedSeconds = keepWhileUsed === undefined ? undefined : secondsOf(keepWhileUsed);
  let { secret, secretHash } = newClientSecret();
  let ifMatch = current.secretId ?? undefined;
  let about = `${write.key}/secrets/${secretGeneration}`;
  for (let attempt = 1; ; attempt++) {
    try {
      const { number, id } = await portal.post<SecretRecord>(
        `${address}/secrets`,
        { secretHash, overlapSeconds, keepWhileUsedSeconds },
        { ...write, key: about, ifMatch },
      );
      return { clientSecret: secret, secretVersion: number, secretId: id };
    } catch (error) {
      if (!(error instanceof PortalError) || attempt === ATTEMPTS) throw error;
      if (error.code === "precondition_failed") {
        // Somebody rotated meanwhile: theirs gets the overlap.
        ifMatch = (error.details?.current as SecretRecord | null | undefined)?.id;
        warn(`The client secret at ${address} was reset ${OUTSIDE}; the new one builds on that`);
      } else if (error.code === "secret_in_use") {
        // An interrupted run issued this generation and its value was used already.
        about = `${write.key}/secrets/${secretGeneration}/${secretHash}`;
        const { currentSecret } = await portal.get<ProductionCredentialsRecord>(address);
        ifMatch = currentSecret?.id;
      } else if (error.code === "secret_reused") {
        ({ secret, secretHash } = newClientSecret());
      } else throw error;
    }
  }
}
