import { getApp } from "./get-app.ts";
import { getApps } from "./get-apps.ts";

/** Every look-up of the package. */
export const allLookUps = [getApp, getApps] as const;
