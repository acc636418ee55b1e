import { listCollaborators } from "../collaborators/manage.ts";
import type { Context } from "../context.ts";
import { findCredentials, showCredentials } from "../production-credentials/credentials.ts";
import { findSandbox, showSandbox } from "../sandboxes/sandbox.ts";
import type { WholeApp } from "../snapshot/snapshot.ts";
import { findApp } from "./apps.ts";

/** An app with everything that belongs to it, for whoever can see it. */
export async function findWholeApp(context: Context, appId: string): Promise<WholeApp> {
  const app = await findApp(context, appId);
  const credentials = await findCredentials(context, appId);
  const sandbox = await findSandbox(context.db, appId);
  return {
    app,
    productionCredentials: credentials ? await showCredentials(context, credentials) : null,
    sandbox: sandbox ? await showSandbox(context, sandbox) : null,
    collaborators: (await listCollaborators(context, appId, { limit: 500 })).items,
  };
}
