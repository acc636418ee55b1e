import type { Portal } from "../client/portal.ts";
import type { AnyLookUp } from "../core/look-up.ts";
import { getApp } from "./get-app.ts";
import { getApps } from "./get-apps.ts";
import { getCollaborators } from "./get-collaborators.ts";
import { getProductionCredentials } from "./get-production-credentials.ts";
import { getSandbox } from "./get-sandbox.ts";

export { getApp, getApps, getCollaborators, getProductionCredentials, getSandbox };

/** Every look-up of the package. */
export const allLookUps: readonly AnyLookUp<Portal>[] = [
  getApp,
  getApps,
  getCollaborators,
  getSandbox,
  getProductionCredentials,
];
