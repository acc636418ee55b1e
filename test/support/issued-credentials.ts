import { createHash } from "node:crypto";
import type { ProductionCredentialsRecord, SecretRecord } from "../../provider/client/records.ts";
import type { Values } from "../../provider/core/wire.ts";
import { productionCredentials } from "../../provider/resources/production-credentials.ts";
import type { FrontStage } from "./front-ends/both.ts";

/** The path of the credentials of an app. */
export const at = (appId: unknown) => `/apps/${String(appId)}/production-credentials`;
/** What the portal shows of a secret. */
export const fingerprint = (secret: unknown) =>
  createHash("sha256").update(String(secret)).digest("hex").slice(0, 16);
/** Issues a secret as a person does in the portal. */
export const reset = ({ portal }: FrontStage, appId: unknown) =>
  portal.post<SecretRecord>(`${at(appId)}/secrets`, {});

/** The inputs of credentials after `check`. */
export const inputsOf = (stage: FrontStage, appId: string, more: Values = {}) => ({
  appId,
  redirectUris: ["http://localhost"],
  rotation: { overlap: "24h" },
  secretGeneration: 1,
  managedBy: stage.declared(productionCredentials, appId),
  ...more,
});
/** The credentials as the portal has them. */
export const live = (stage: FrontStage, appId: string) =>
  stage.portal.get<ProductionCredentialsRecord>(at(appId));

/** Credentials of an app of their own, made through a front end. */
export async function made(stage: FrontStage, more: Values = {}) {
  const appId = await stage.newApp();
  const resource = stage.resource(productionCredentials);
  const inputs = inputsOf(stage, appId, more);
  return { appId, resource, inputs, outputs: (await resource.create(inputs)).properties };
}
/** The inputs after another trigger. */
export const rotated = (inputs: Values, generation: number, overlap = "24h") => ({
  ...inputs,
  secretGeneration: generation,
  rotation: { trigger: generation, overlap },
});
