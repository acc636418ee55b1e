import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import type { SandboxRecord } from "../client/records.ts";
import { uuid } from "../core/formats.ts";
import { defineLookUp } from "../core/look-up.ts";
import { sandbox } from "../resources/sandbox.ts";
import { withVersions } from "../resources/secret-versions.ts";
import { notFound } from "./not-found.ts";
import { tell, toldOf, type Result } from "./told.ts";

const besides = {
  /** Why the portal could not generate the sandbox; absent unless its status is `failed`. */
  failureReason: { type: "string" },
} as const;

/** What is known of a sandbox, whoever made it. */
export const sandboxResult = { ...toldOf(sandbox), ...besides };

/** A sandbox as the portal has it, whoever made it; without its client secret. */
export interface SandboxResult extends Result<typeof sandbox, typeof besides> {}

/**
 * Looks up the sandbox of an app that the token can see, also during preview; never its client secret. Fails when there
 * is no such app, or when it has no sandbox.
 */
export const getSandbox = defineLookUp({
  name: "getSandbox",

  inputs: {
    /** The id of the app to which the sandbox belongs. */
    appId: { type: "string", required: true, format: uuid },
  },

  outputs: sandboxResult,

  async find(portal: Portal, { appId }): Promise<SandboxResult> {
    const record = await portal
      .get<SandboxRecord>(path`/apps/${appId}/sandbox`)
      .catch(
        notFound(portal, appId, "has no sandbox: declare a `Sandbox` of it, or generate one in the portal"),
      );
    return tell(sandboxResult, withVersions(record));
  },
});
