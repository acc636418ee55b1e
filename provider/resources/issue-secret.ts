import { PortalError } from "../client/errors.ts";
import type { Portal, Write } from "../client/portal.ts";
import type { SecretRecord } from "../client/records.ts";
import { secondsOf } from "../core/duration.ts";
import { newClientSecret } from "./client-secret.ts";

export interface Asked {
  rotation: { overlap?: string };
  secretGeneration: number;
}

/** What a new secret builds on, who writes, and whom to tell of surprises. */
export type Building = [current: { secretId?: string | null }, write: Write, warn: (message: string) => void];

const ATTEMPTS = 5;

/** Gives the credentials at `address` a new secret that builds on the current one, and tells what is true then. */
export async function issueSecret(
  portal: Portal,
  address: string,
  { rotation, secretGeneration }: Asked,
  ...[{ secretId }, { key, claim }, warn]: Building
) {
  const overlapSeconds = secondsOf(rotation.overlap ?? "") ?? 0;
  let { secret, secretHash } = newClientSecret();
  let ifMatch = secretId ?? undefined;
  let about = `${key}/secrets/${secretGeneration}`;
  for (let attempt = 1; ; attempt++) {
    try {
      const { body } = await portal.post<SecretRecord>(
        `${address}/secrets`,
        { secretHash, overlapSeconds },
        { key: about, claim, ifMatch },
      );
      return { clientSecret: secret, secretVersion: body.number, secretId: body.id };
    } catch (error) {
      if (!(error instanceof PortalError) || attempt === ATTEMPTS) throw error;
      if (error.code === "precondition_failed") {
        // Somebody rotated meanwhile: theirs gets the overlap.
        ifMatch = (error.details?.current as SecretRecord | null | undefined)?.id;
        warn(`The client secret at ${address} was reset outside of Pulumi; the new one builds on that`);
      } else if (error.code === "secret_in_use") {
        // An interrupted run issued this generation and its value was used already.
        about = `${key}/secrets/${secretGeneration}/${secretHash}`;
      } else if (error.code === "secret_reused") {
        ({ secret, secretHash } = newClientSecret());
      } else throw error;
    }
  }
}
