import type { Portal } from "../client/portal.ts";
import type { AppRecord } from "../client/records.ts";
import { defineLookUp } from "../core/look-up.ts";
import { appResult, appResultOf } from "./app-result.ts";

/** Looks up all apps that the token can see, also during preview. */
export const getApps = defineLookUp({
  name: "getApps",
  inputs: {},
  outputs: appResult,
  items: "apps",
  find: async (portal: Portal) => (await portal.list<AppRecord>("/apps")).map(appResultOf),
});
