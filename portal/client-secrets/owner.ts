import { authorizeApp } from "../apps/authorize.ts";
import { fence, type Claim } from "../claims.ts";
import type { Context } from "../context.ts";
import type { Environment } from "../oauth/client.ts";
import { requireCredentials } from "../production-credentials/credentials.ts";
import { requireSandbox } from "../sandboxes/sandbox.ts";
import type { ManagedColumns } from "../store/tables.ts";

/** Whose secrets they are: an app's production credentials, or its sandbox. Each is a client of its own. */
export interface Owner extends ManagedColumns {
  environment: Environment;
  id: string;
  app_id: string;
  client_id: string;
}

const owners = {
  production: { table: "production_credentials", manage: "manageCredentials", find: requireCredentials },
  sandbox: { table: "sandboxes", manage: "manageSandbox", find: requireSandbox },
} as const;

/** The owner of secrets, for whoever may see what is known of them. */
export async function ownerToView(context: Context, environment: Environment, appId: string): Promise<Owner> {
  await authorizeApp(context, appId, "viewCredentials");
  return { environment, ...(await owners[environment].find(context, appId)) };
}

/** The owner of secrets, for whoever may change them. */
export async function ownerToManage(
  context: Context,
  environment: Environment,
  appId: string,
): Promise<Owner> {
  const { manage, find } = owners[environment];
  await authorizeApp(context, appId, manage);
  return { environment, ...(await find(context, appId)) };
}

/** @throws PortalError `claim_lost` or `claim_outrun`, when another state or run of a program has the owner. */
export function fenceOwner(context: Context, owner: Owner, asked: Claim): Promise<void> {
  const { table } = owners[owner.environment];
  return fence(context, { table }, owner, asked);
}
