/** A time as the portal writes it: RFC 3339, UTC, with milliseconds. */
type Time = string;

export interface Managed {
  managedBy: string | null;
  /** Equals `createdAt` when a program made the object. */
  managedSince: Time | null;
  lastRun: string | null;
  createdAt: Time;
}

export interface AppRecord extends Managed {
  id: string;
  name: string;
  description: string;
  integrationType: string;
  category: string;
  supportEmail: string | null;
  supportPhone: string | null;
  siteUrl: string | null;
  logo: { sha256: string; contentType: string; bytes: number; url: string } | null;
  deletionProtection: boolean;
  owner: { id: string; email: string };
  /** The role of the token's account. */
  role: "owner" | "admin" | "developer";
  updatedAt: Time;
}

export interface SecretRecord {
  id: string;
  number: number;
  fingerprint: string;
  current: boolean;
  createdAt: Time;
  /** The end of the overlap, or later where the secret is kept while it is used. */
  expiresAt: Time | null;
  /** When a secret that is kept while it is used ends in any case. */
  keepUntil: Time | null;
  revokedAt: Time | null;
  lastUsedAt: Time | null;
  lastUsedAddress: string | null;
}

/** A secret as the list of secrets has it. */
export interface ListedSecretRecord extends SecretRecord {
  /** The access tokens that work, as far as they are counted. */
  liveTokens: number;
}

/** The portal counts no more tokens of one secret. */
export const mostTokensCounted = 1_000;

export interface ProductionCredentialsRecord extends Managed {
  appId: string;
  clientId: string;
  status: "active" | "pending" | "rejected";
  rejectionReason: string | null;
  redirectUris: string[];
  secrets: SecretRecord[];
  currentSecret: SecretRecord | null;
}

export interface SandboxRecord extends Managed {
  appId: string;
  status: "generating" | "ready" | "failed";
  failureReason: string | null;
  companyId: number;
  projectId: number;
  clientId: string;
  redirectUris: string[];
  secretFingerprint: string | null;
  secrets: SecretRecord[];
  currentSecret: SecretRecord | null;
  readyAt: Time | null;
}

export interface CollaboratorRecord extends Managed {
  id: string;
  appId: string;
  email: string;
  role: "admin" | "developer";
  status: "pending" | "accepted" | "expired" | "declined";
  invitedAt: Time;
  expiresAt: Time | null;
  acceptedAt: Time | null;
}
