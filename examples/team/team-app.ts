import * as pulumi from "@pulumi/pulumi";
import { App, Collaborator, ProductionCredentials, Sandbox, type AppArgs } from "pulumi-devportal";

export interface TeamAppArgs {
  description: string;
  category: AppArgs["category"];
  /** Who works on the app, by e-mail address. */
  developers: string[];
  redirectUris?: string[];
}

/** An app as this team registers all of its apps: with credentials, a sandbox, and its developers invited. */
export class TeamApp extends pulumi.ComponentResource {
  readonly clientId: pulumi.Output<string>;
  readonly clientSecret: pulumi.Output<string>;

  constructor(name: string, args: TeamAppArgs, options?: pulumi.ComponentResourceOptions) {
    super("example:team:TeamApp", name, {}, options);
    const parent = { parent: this };

    const app = new App(
      name,
      {
        name: titleOf(name),
        description: args.description,
        integrationType: "data-connection",
        category: args.category,
        supportEmail: "platform@example.com",
      },
      parent,
    );
    const credentials = new ProductionCredentials(
      name,
      { appId: app.id, redirectUris: args.redirectUris, rotation: { overlap: "72h" } },
      parent,
    );
    new Sandbox(name, { appId: app.id }, parent);
    for (const email of args.developers) {
      new Collaborator(
        `${name}-${email}`,
        { appId: app.id, email, role: "developer", reinvite: "whenExpired" },
        parent,
      );
    }

    this.clientId = credentials.clientId;
    this.clientSecret = credentials.clientSecret;
    this.registerOutputs({ clientId: this.clientId, clientSecret: this.clientSecret });
  }
}

function titleOf(name: string) {
  return name.replace(
    /(^|-)(\w)/g,
    (_, dash: string, letter: string) => (dash ? " " : "") + letter.toUpperCase(),
  );
}
