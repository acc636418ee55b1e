import * as pulumi from "@pulumi/pulumi";
import { app } from "../../provider/resources/app.ts";
import { collaborator } from "../../provider/resources/collaborator.ts";
import { productionCredentials } from "../../provider/resources/production-credentials.ts";
import { sandbox } from "../../provider/resources/sandbox.ts";
import { fourOf, type Four, type Kind } from "./four.ts";

/** A resource of the plugin, as a generated SDK declares it: same arguments and attributes as in the dynamic front end. */
function pluginResource<K extends Kind>(kind: K, known: { inputs: object; outputs: object }): Four[K] {
  const names = Object.keys({ ...known.inputs, ...known.outputs });
  const undetermined = Object.fromEntries(names.map((name) => [name, undefined]));
  const aliases = [{ type: `pulumi-nodejs:dynamic/devportal:${kind}` }];
  const resource = class extends pulumi.CustomResource {
    constructor(name: string, args: object, opts?: pulumi.CustomResourceOptions) {
      const options = pulumi.mergeOptions({ aliases }, opts);
      super(`devportal:index:${kind}`, name, { ...undetermined, ...args }, options);
    }
  };
  return resource as unknown as Four[K];
}

export const App = pluginResource("App", app);
export const ProductionCredentials = pluginResource("ProductionCredentials", productionCredentials);
export const Sandbox = pluginResource("Sandbox", sandbox);
export const Collaborator = pluginResource("Collaborator", collaborator);

/** Like `four`, of resources of the plugin. */
export const pluginFour = fourOf({ App, ProductionCredentials, Sandbox, Collaborator });

/** An explicit provider: a portal and who asks it. */
export class Provider extends pulumi.ProviderResource {
  constructor(
    name: string,
    args: { url?: pulumi.Input<string>; token?: pulumi.Input<string>; [misspelt: string]: unknown },
    opts?: pulumi.ResourceOptions,
  ) {
    super("devportal", name, args, opts);
  }
}

/** Where the engine and the portal know a resource of such a program by. */
export function pluginUrnOf(stack: { name: string }, kind: Kind, name = "bid-board"): string {
  return `urn:pulumi:${stack.name}::trial::devportal:index:${kind}::${name}`;
}
