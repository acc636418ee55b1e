import { appOperations } from "./app-operations.ts";
import { collaboratorOperations } from "./collaborator-operations.ts";
import { credentialsOperations } from "./credentials-operations.ts";
import type { Operation } from "./operation.ts";
import { sandboxOperations } from "./sandbox-operations.ts";

/** What `pulumi up` can do with each resource. */
export const operations: Operation[] = [
  ...appOperations,
  ...credentialsOperations,
  ...sandboxOperations,
  ...collaboratorOperations,
];
