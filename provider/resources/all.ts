import type { Portal } from "../client/portal.ts";
import type { AnyDefinition } from "../core/define.ts";
import { app } from "./app.ts";
import { collaborator } from "./collaborator.ts";
import { productionCredentials } from "./production-credentials.ts";
import { sandbox } from "./sandbox.ts";

/** Every resource of the package. */
export const allResources: readonly AnyDefinition<Portal>[] = [
  app,
  productionCredentials,
  sandbox,
  collaborator,
];
