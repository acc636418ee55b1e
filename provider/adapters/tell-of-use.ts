import { AsyncResource } from "node:async_hooks";
import * as pulumi from "@pulumi/pulumi";
import { path } from "../client/path.ts";
import { usesOf } from "../resources/secrets-in-use.ts";
import { connected } from "./asking.ts";

// A process may run several programs, and each registers its own.
const hooks = new WeakMap<object, pulumi.ResourceHook>();

/**
 * A hook that warns, in the preview of a deletion and before it, which version of a client secret was used last, when and from
 * where. Give it to an App, to ProductionCredentials or to a Sandbox, as `{ hooks: { beforeDelete: [tellOfUse()] } }`. The engine
 * asks the program for it: call it also when the resource is gone from the program, and destroy with `--run-program`.
 */
export function tellOfUse(): pulumi.ResourceHook {
  const program = pulumi.runtime.getStackResource() ?? {};
  const known = hooks.get(program);
  if (known) return known;
  // The engine calls it from outside of the program, whose configuration and log it needs.
  const tell = AsyncResource.bind(tellOf);
  const hook = new pulumi.ResourceHook("pulumi-devportal:tell-of-use", tell, {
    onDryRun: true,
    ignoreErrors: true,
  });
  hooks.set(program, hook);
  return hook;
}

async function tellOf({ id, name, type }: pulumi.ResourceHookArgs): Promise<void> {
  const kind = type.split(":").at(-1) ?? "";
  const portal = connected();
  const addresses =
    kind === "Sandbox"
      ? [path`/apps/${id}/sandbox`]
      : kind === "App"
        ? [path`/apps/${id}/production-credentials`, path`/apps/${id}/sandbox`]
        : [path`/apps/${id}/production-credentials`];
  const uses = await Promise.all(addresses.map((address) => usesOf(portal, address)));
  for (const use of uses.flat()) {
    await pulumi.log.warn(`${kind} "${name}" is to be deleted, and its client secret is in use: ${use}`);
  }
}
