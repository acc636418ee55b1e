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
  options?: pulumi.CustomResourceOptions | ((kind: Kind) => pulumi.CustomResourceOptions);
}

/** The classes of a front end. */
export interface Four {
  App: New<AppArgs, App>;
  ProductionCredentials: New<ProductionCredentialsArgs, ProductionCredentials>;
  Sandbox: New<SandboxArgs, Sandbox>;
  Collaborator: New<CollaboratorArgs, Collaborator>;
}

type New<Args, Made> = new (name: string, args: Args, opts?: pulumi.CustomResourceOptions) => Made;

/** A program that declares one of each resource; of more than one argument, one of each for every argument. */
export const four = fourOf({ App, ProductionCredentials, Sandbox, Collaborator });

/** Makes such programs for a front end. */
export function fourOf(classes: Four): (...args: FourArgs[]) => PulumiFn {
  return (...args) =>
    async () =>
      void (args.length > 0 ? args : [{}]).map((each) => declare(classes, each));
}

function declare(classes: Four, { name = "bid-board", appId, options, ...args }: FourArgs) {
  const of = (kind: Kind) => (typeof options === "function" ? options(kind) : options);
  const app = new classes.App(
    name,
    {
      name: "Bid Board",
      description: "Shows the open bids.",
      integrationType: "embedded",
      category: "other",
      logo: new pulumi.asset.FileAsset("logo.png"),
      ...args.app,
    },
    of("App"),
  );
  const its = { appId: appId ?? app.id };
  new classes.ProductionCredentials(name, { ...its, ...args.credentials }, of("ProductionCredentials"));
  new classes.Sandbox(name, { ...its, ...args.sandbox }, of("Sandbox"));
  new classes.Collaborator(
    name,
    { ...its, email: "ada@example.com", ...args.collaborator },
    of("Collaborator"),
  );
}

/** Where the engine and the portal know a resource of such a program by. */
export function urnOf(stack: { name: string }, kind: Kind, name = "bid-board"): string {
  return `urn:pulumi:${stack.name}::trial::pulumi-nodejs:dynamic/devportal:${kind}::${name}`;
}
