import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import {
  App,
  Collaborator,
  ProductionCredentials,
  Sandbox,
  type AppArgs,
  type CollaboratorArgs,
  type ProductionCredentialsArgs,
  type SandboxArgs,
} from "pulumi-devportal";

export const kinds = ["App", "ProductionCredentials", "Sandbox", "Collaborator"] as const;
export type Kind = (typeof kinds)[number];

export interface FourArgs {
  /** The name in the program of all four. Default: `bid-board`. */
  name?: string;
  /** An app that exists; the other three belong to it instead of to the declared App. */
  appId?: string;
  app?: Partial<AppArgs>;
  credentials?: Partial<ProductionCredentialsArgs>;
  sandbox?: Partial<SandboxArgs>;
  collaborator?: Partial<CollaboratorArgs>;
  options?: pulumi.CustomResourceOptions;
}

/** A program that declares one of each resource; of more than one argument, one of each for every argument. */
export function four(...args: FourArgs[]): PulumiFn {
  return async () => void (args.length > 0 ? args : [{}]).map(declare);
}

function declare({ name = "bid-board", appId, options, ...args }: FourArgs) {
  const app = new App(
    name,
    {
      name: "Bid Board",
      description: "Shows the open bids.",
      integrationType: "embedded",
      category: "other",
      logo: new pulumi.asset.FileAsset("logo.png"),
      ...args.app,
    },
    options,
  );
  const of = { appId: appId ?? app.id };
  new ProductionCredentials(name, { ...of, ...args.credentials }, options);
  new Sandbox(name, { ...of, ...args.sandbox }, options);
  new Collaborator(name, { ...of, email: "ada@example.com", ...args.collaborator }, options);
}

/** Where the engine and the portal know a resource of such a program by. */
export function urnOf(stack: { name: string }, kind: Kind, name = "bid-board"): string {
  return `urn:pulumi:${stack.name}::trial::pulumi-nodejs:dynamic/devportal:${kind}::${name}`;
}
