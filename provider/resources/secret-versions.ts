import type { SecretRecord } from "../client/records.ts";
import { isWithin } from "../core/day.ts";
import type { Properties } from "../core/property.ts";

const sharedSecretVersions = {
  /** The portal's number of the current secret. */
  secretVersion: { type: "number", required: true },

  /** When the former secret stops or stopped being valid, as an RFC 3339 time; absent when none ended lately. */
  previousSecretExpiresAt: { type: "string" },

  /** When the former secret was used last, as an RFC 3339 time. */
  previousSecretLastUsedAt: { type: "string" },

  /** The network address from which the former secret was used last. */
  previousSecretLastUsedFrom: { type: "string" },

  /** The id of the current secret's version; a rotation builds on it. */
  secretId: { type: "string" },
} as const satisfies Properties;

/** By its own name, so that the sentences of its members show in an editor. */
export type SecretVersionsProperties = {
  readonly [K in keyof typeof sharedSecretVersions]: (typeof sharedSecretVersions)[K];
};

/** What the portal tells of the versions of a secret: of production credentials and sandboxes alike. */
export const secretVersions: SecretVersionsProperties = sharedSecretVersions;

/** The versions of a client's secret, as the portal has them. */
export interface Versioned {
  secrets: SecretRecord[];
  currentSecret: SecretRecord | null;
}

/** A client as the portal has it, in the words of its resource. */
export function withVersions<T extends Versioned>(record: T) {
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

/** Whether the secret that was current before lives, as far as the portal has told its end. */
export function hasFormer(record: Pick<Versioned, "secrets">): boolean {
  const former = formerOf(record);
  return former?.revokedAt === null && isWithin(former.expiresAt, 0);
}

/** The secret that was current before the one that is. */
function formerOf({ secrets }: Pick<Versioned, "secrets">): SecretRecord | undefined {
  return secrets.filter(({ current }) => !current).sort((a, b) => b.number - a.number)[0];
}
