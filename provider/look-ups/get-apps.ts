import type { Portal } from "../client/portal.ts";
import type { AppRecord } from "../client/records.ts";
import type { ListLookUp } from "../core/look-up.ts";
import { appResult, resultOf, type AppResult } from "./app-result.ts";

/** Looks up all apps that the token can see, also during preview. */
export const getApps: ListLookUp<AppResult, Portal> = {
  name: "getApps",
  items: "apps",
  outputs: appResult,
  list: async (portal) => (await portal.list<AppRecord>("/apps")).map(resultOf),
};
