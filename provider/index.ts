import { dynamicResource, type Args, type DynamicResource } from "./adapters/dynamic.ts";
import { app } from "./resources/app.ts";
import { collaborator } from "./resources/collaborator.ts";
import { productionCredentials } from "./resources/production-credentials.ts";
import { sandbox } from "./resources/sandbox.ts";

/** The arguments of an App. */
export interface AppArgs extends Args<typeof app> {}

const BaseApp: DynamicResource<typeof app, AppArgs> = dynamicResource(app);

/** An application registered in the developer portal. Deleting it is soft: its owner can restore it for 30 days. */
export class App extends BaseApp {}

/** The arguments of ProductionCredentials. */
export interface ProductionCredentialsArgs extends Args<typeof productionCredentials> {}

const BaseProductionCredentials: DynamicResource<typeof productionCredentials, ProductionCredentialsArgs> =
  dynamicResource(productionCredentials);

/**
 * The client id and client secret with which an App obtains tokens. The secret is made where Pulumi runs;
 * the portal keeps its hash only.
 */
export class ProductionCredentials extends BaseProductionCredentials {}

/** The arguments of a Sandbox. */
export interface SandboxArgs extends Args<typeof sandbox> {}

const BaseSandbox: DynamicResource<typeof sandbox, SandboxArgs> = dynamicResource(sandbox);

/** A company with sample data and credentials of its own, in which an App can be tried. */
export class Sandbox extends BaseSandbox {}

/** The arguments of a Collaborator. */
export interface CollaboratorArgs extends Args<typeof collaborator> {}

const BaseCollaborator: DynamicResource<typeof collaborator, CollaboratorArgs> =
  dynamicResource(collaborator);

/** A person who works on an App, from the invitation on. */
export class Collaborator extends BaseCollaborator {}

export {
  getApp,
  getAppOutput,
  getApps,
  getAppsOutput,
  getCollaborators,
  getCollaboratorsOutput,
  getProductionCredentials,
  getProductionCredentialsOutput,
  getSandbox,
  getSandboxOutput,
  type AppResult,
  type CollaboratorResult,
  type GetAppArgs,
  type GetCollaboratorsArgs,
  type GetProductionCredentialsArgs,
  type GetSandboxArgs,
  type ProductionCredentialsResult,
  type SandboxResult,
} from "./adapters/look-up.ts";
export { tellOfUse } from "./adapters/tell-of-use.ts";
