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

/** How often the portal is asked at most whether a secret is the current one, and how soon an answer comes that counts. */
const ATTEMPTS = 5;
const SOON = 1_000;

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
  if (delivery) await requireCurrent(portal, issued);
  return delivered(delivery, issued, signal);
}

/** An answer that took long may be older than a whole run that came meanwhile. */
async function requireCurrent(portal: Portal, { appId, address, secretFingerprint }: Issued): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const began = performance.now();
    const { currentSecret } = await portal.get<Versioned>(address);
    if (currentSecret?.fingerprint !== secretFingerprint) {
      throw new ExpectedError(
        `The client secret of app ${appId} is not handed over: another one was issued meanwhile`,
      );
    }
    if (performance.now() - began < SOON) return;
  }
}
