import type { Portal } from "../client/portal.ts";
import type { AppRecord } from "../client/records.ts";
import { ExpectedError } from "../core/errors.ts";
import { defineLookUp } from "../core/look-up.ts";
import { appResult, appResultOf } from "./app-result.ts";
import { visibleApp } from "./not-found.ts";

/** Looks up one app that the token can see, also during preview; fails when there is none, or when several have the name. */
export const getApp = defineLookUp({
  name: "getApp",

  inputs: {
    /** The app's id; either this or the name. */
    id: { type: "string" },

    /** The app's exact name, in any case; either this or the id. */
    name: { type: "string" },
  },

  outputs: appResult,

  async find(portal: Portal, { id, name }) {
    if (id && name)
      throw new ExpectedError("getApp needs the id or the name of an app, and it is given both");
    if (id) return appResultOf(await visibleApp(portal, id));
    if (!name) throw new ExpectedError("getApp needs the id or the name of an app, and it is empty");
    const [found, ...others] = await portal.list<AppRecord>("/apps", { name });
    if (!found)
      throw new ExpectedError(`There is no app named "${name}" that the token can see at ${portal.url}`);
    if (others.length > 0) {
      const ids = [found, ...others].map(({ id, owner }) => `${id} of ${owner.email}`).join(", ");
      throw new ExpectedError(`Several apps are named "${name}": look one up by its id (${ids})`);
    }
    return appResultOf(found);
  },
});
