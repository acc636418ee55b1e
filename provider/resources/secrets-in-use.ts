import { setTimeout as pause } from "node:timers/promises";
import type { Portal } from "../client/portal.ts";
import { mostTokensCounted, type ListedSecretRecord } from "../client/records.ts";
import type { Telling } from "../core/define.ts";
import { isWithin } from "../core/day.ts";
import { secondsOf } from "../core/duration.ts";
import { isUnknown } from "../core/wire.ts";
import { OUTSIDE } from "./client-secret.ts";
import { defaultOverlap, type RotationPolicy } from "./rotation-policy.ts";

/** A client, and what its program says of its secrets. */
export interface Client {
  appId: string;
  /** The path of its credentials. */
  address: string;
  /** What its secret is called, after "the". */
  called: string;
  rotation: RotationPolicy | undefined;
  /** Whether a former secret may live. */
  former: boolean;
  /** Whether the secret that is current is about to be retired. */
  rotates?: boolean;
}

// A preview must not wait for a portal that does not answer.
const PATIENCE = 5_000;

/**
 * Tells who still uses a secret that is retired or about to be, where the program keeps those in use. It sends one request
 * at most, which only reads, and none where there can be no such secret. @returns a function that tells of a secret once.
 */
export function tellingOfUse(portal: Portal) {
  /** The secrets that were told of, and whether it was said that a rotation comes. */
  const told = new Map<string, boolean>();
  return async (
    { address, called, rotation, former, rotates = false }: Omit<Client, "appId">,
    { warn }: Pick<Telling, "warn">,
  ): Promise<void> => {
    const { overlap = defaultOverlap, keepWhileUsed = "" } = rotation ?? {};
    const window = secondsOf(keepWhileUsed);
    if (window === undefined || !(former || rotates)) return;
    for (const secret of await liveSecrets(portal, address)) {
      const { id, current, liveTokens, lastUsedAt } = secret;
      if (current && !rotates) continue;
      if (told.get(id) === true || told.get(id) === rotates) continue;
      if (liveTokens === 0 && !isWithin(lastUsedAt, window)) continue;
      told.set(id, rotates);
      if (current) {
        warn(
          `The ${called}, which the rotation retires, is in use: ${useOf(secret)}; ` +
            `it stays valid for ${isUnknown(overlap) ? "its overlap" : overlap}, and longer while it was used within ${keepWhileUsed}`,
        );
      } else {
        const end = rotates ? "the rotation ends it at once" : endOf(secret);
        warn(`The former ${called} is still in use: ${useOf(secret)}; ${end}`);
      }
    }
  };
}

/** What deleting the credentials at `address` ends: who used which version last, of those that live. */
export async function usesOf(portal: Portal, address: string): Promise<string[]> {
  const secrets = await liveSecrets(portal, address);
  return secrets
    .filter(({ liveTokens, lastUsedAt }) => liveTokens > 0 || lastUsedAt !== null)
    .map((secret) => `version ${secret.number} was used ${useOf(secret)}`);
}

/** The portal keeps a former secret no longer than this after its overlap. */
const LONGEST_KEPT = secondsOf("30d") ?? 0;

interface Prior {
  secretGeneration?: number;
  secretReset?: string;
  secretId?: string | null;
  previousSecretExpiresAt?: string | null;
}

/** Tells, before a rotation, whose secret it ends or retires, as far as the state and the portal know. */
export async function tellOfRetiring(
  client: Pick<Client, "address" | "called">,
  { rotation, secretGeneration }: { rotation?: RotationPolicy; secretGeneration?: number },
  { previousSecretExpiresAt: end, ...prior }: Prior,
  telling: Pick<Telling, "warn" | "say">,
  tellOfUse: ReturnType<typeof tellingOfUse>,
): Promise<void> {
  const rotates = !isUnknown(secretGeneration) && secretGeneration !== prior.secretGeneration;
  if (prior.secretReset === OUTSIDE && typeof prior.secretId === "string") {
    telling.say(
      `The ${client.called} was reset ${OUTSIDE}: \`up\` issues another one, and that one gets the overlap`,
    );
  }
  if (rotates && rotation?.keepWhileUsed === undefined && isWithin(end, 0)) {
    telling.warn(
      `The former ${client.called}, which was to stay valid until ${end}, ends with this rotation: at most two are valid at a time`,
    );
  }
  // The end that the state knows may have been put off since, by so much at most.
  await tellOfUse({ ...client, rotation, former: isWithin(end, LONGEST_KEPT), rotates }, telling);
}

/** None where the portal does not tell: a warning is worth no failure. */
async function liveSecrets(portal: Portal, address: string): Promise<ListedSecretRecord[]> {
  const asked = portal
    .get<{ items: ListedSecretRecord[] }>(`${address}/secrets`, { live: "true" })
    .then(({ items }) => [...items])
    .catch(() => []);
  return Promise.race([asked, pause(PATIENCE, [], { ref: false })]);
}

function useOf({ lastUsedAt, lastUsedAddress, liveTokens }: ListedSecretRecord): string {
  const last = lastUsedAt && `last ${lastUsedAddress ? `from ${lastUsedAddress} ` : ""}at ${lastUsedAt}`;
  const count = liveTokens < mostTokensCounted ? String(liveTokens) : `${mostTokensCounted} or more`;
  return [last, `${count} live token${liveTokens === 1 ? "" : "s"}`].filter(Boolean).join(", ");
}

function endOf({ expiresAt, keepUntil }: ListedSecretRecord): string {
  const later = keepUntil !== null && keepUntil !== expiresAt;
  return `it ends at ${expiresAt}${later ? `, later while it is used, at the latest at ${keepUntil}` : ""}`;
}
