import * as pulumi from "@pulumi/pulumi";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AppArgs, CollaboratorArgs, ProductionCredentialsArgs, SandboxArgs } from "pulumi-devportal";
import type { Four } from "../four.ts";
import { png } from "../images.ts";

type Options = pulumi.CustomResourceOptions;
type Of = { appId: pulumi.Input<string>; called?: string };

/** What tells the names of a scenario from those of every other: in the program, and in the portal. */
export function suffixes(scenario: number) {
  const number = String(scenario).padStart(2, "0");
  return { program: `-s${number}`, portal: ` (s${number})` };
}

/** Declares the resources of a scenario. */
export type Declaring = ReturnType<typeof declaring>;

/** `folder`: where logos are put. */
export function declaring(classes: Four, scenario: number, folder: string) {
  const { program, portal } = suffixes(scenario);
  const called = (name = "bid-board") => `${name}${program}`;
  return {
    /** The name in the program. */
    called,
    /** A picture; another number is another one under the same name. */
    logo(number: number) {
      const at = join(folder, String(number));
      mkdirSync(at, { recursive: true });
      writeFileSync(join(at, "logo.png"), png(number));
      return new pulumi.asset.FileAsset(join(at, "logo.png"));
    },
    app(
      { called: as, name = "Bid Board", ...args }: Partial<AppArgs> & { called?: string; name?: string } = {},
      options?: Options,
    ) {
      const app = {
        description: "Shows the open bids.",
        integrationType: "embedded",
        category: "bidding-estimation",
        ...args,
        name: name && `${name}${portal}`,
      } as const;
      return new classes.App(called(as), app, options);
    },
    credentials: ({ called: name, ...args }: ProductionCredentialsArgs & Of, options?: Options) =>
      new classes.ProductionCredentials(called(name), args, options),
    sandbox: ({ called: name, ...args }: SandboxArgs & Of, options?: Options) =>
      new classes.Sandbox(called(name), args, options),
    collaborator: (
      { called: name, ...args }: Omit<CollaboratorArgs, "email"> & Of & { email: string },
      options?: Options,
    ) =>
      new classes.Collaborator(
        called(name),
        { ...args, email: args.email.replace("@", `${program}@`) },
        options,
      ),
  };
}
