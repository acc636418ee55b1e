import { setTimeout as pause } from "node:timers/promises";
import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import { mostTokensCounted, type ListedSecretRecord } from "../client/records.ts";
import type { Telling } from "../core/define.ts";
import { secondsOf } from "../core/duration.ts";

interface Credentials {
  appId: string;
  rotation: { overlap?: string; keepWhileUsed?: string | undefined } | undefined;
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
    { appId, rotation, former, rotates = false }: Credentials,
    { warn }: Pick<Telling, "warn">,
  ): Promise<void> => {
    const { overlap, keepWhileUsed = "" } = rotation ?? {};
    const window = secondsOf(keepWhileUsed);
    if (window === undefined || !(former || rotates)) return;
    for (const secret of await liveSecrets(portal, appId)) {
      const { id, current, liveTokens, lastUsedAt } = secret;
      if (current && !rotates) continue;
      if (told.get(id) === true || told.get(id) === rotates) continue;
      if (liveTokens === 0 && !isWithin(lastUsedAt, window)) continue;
      told.set(id, rotates);
      if (current) {
        warn(
          `The client secret of app ${appId}, which the rotation retires, is in use: ${useOf(secret)}; ` +
            `it stays valid for ${overlap}, and longer while it was used within ${keepWhileUsed}`,
        );
      } else {
        const end = rotates ? "the rotation ends it at once" : endOf(secret);
        warn(`The former client secret of app ${appId} is still in use: ${useOf(secret)}; ${end}`);
      }
    }
  };
}

/** None where the portal does not tell: a warning is worth no failure. */
async function liveSecrets(portal: Portal, appId: string): Promise<ListedSecretRecord[]> {
  const address = path`/apps/${appId}/production-credentials/secrets`;
  const asked = portal
    .get<{ items: ListedSecretRecord[] }>(address, { live: "true" })
    .then(({ items }) => [...items])
    .catch(() => []);
  return Promise.race([asked, pause(PATIENCE, [], { ref: false })]);
}

/** Whether a moment lies less than so many seconds back, or is still to come. */
export function isWithin(moment: string | null | undefined, seconds: number): boolean {
  return typeof moment === "string" && Date.parse(moment) + seconds * 1000 > Date.now();
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
