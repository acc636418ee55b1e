import type { Portal } from "../client/portal.ts";
import { ExpectedError } from "../core/errors.ts";
import { delivered, type Delivery } from "./deliver-secret.ts";
import type { Versioned } from "./secret-versions.ts";

/** A secret that was issued, and for which client. */
export interface Issued {
  secret: string;
  /** The portal's, of the secret. */
  secretFingerprint: string | undefined;
  secretVersion: number | undefined;
  appId: string;
  clientId: string | null | undefined;
  /** The path of the credentials. */
  address: string;
}

/**
 * Gives a new secret to the state, or to where the program wants it; @returns what the state is to know of it.
 * @throws ExpectedError where a later run has issued another one: a provider may outlive its engine, and must not put a former
 * secret in the place of the present one.
 */
export async function handOver(
  portal: Portal,
  delivery: Delivery | undefined,
  issued: Issued,
  signal?: AbortSignal,
): Promise<Awaited<ReturnType<typeof delivered>>> {
  if (delivery) {
    const { currentSecret } = await portal.get<Versioned>(issued.address);
    if (currentSecret?.fingerprint !== issued.secretFingerprint) {
      throw new ExpectedError(
        `The client secret of app ${issued.appId} is not handed over: another one was issued meanwhile`,
      );
    }
  }
  return delivered(delivery, issued, signal);
}
