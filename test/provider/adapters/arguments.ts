// Compiled by types.test.ts, never run: each line below a `@ts-expect-error` must not compile, all others must.
import * as pulumi from "@pulumi/pulumi";
import {
  App,
  Collaborator,
  ProductionCredentials,
  Sandbox,
  getApp,
  getAppOutput,
  getCollaborators,
  getCollaboratorsOutput,
  getProductionCredentials,
  getProductionCredentialsOutput,
  getSandbox,
  getSandboxOutput,
  type AppArgs,
  type AppResult,
  type CollaboratorResult,
} from "pulumi-devportal";

const args: AppArgs = {
  name: "Bid Board",
  description: "Shows the open bids.",
  integrationType: "embedded",
  category: "crm",
};

export const app = new App("a", {
  ...args,
  name: pulumi.output("later"),
  logo: new pulumi.asset.RemoteAsset("https://example.com/logo.png"),
  deletionProtection: Promise.resolve(true),
  adopt: "123e4567-e89b-12d3-a456-426614174000",
  siteUrl: undefined,
});

declare const addresses: readonly string[];
declare const stack: pulumi.StackReference;
const settings = new pulumi.Config();
new App("later", {
  ...args,
  category: settings.requireSecret("category"),
  integrationType: stack.requireOutput("type"),
});
new App("chosen", { ...args, category: settings.require("category"), integrationType: app.name });
new App("settled", { ...args, category: app.category, integrationType: Promise.resolve("hybrid") });
// @ts-expect-error an argument is missing
new App("b", { name: "a", description: "b", integrationType: "hybrid" });
// @ts-expect-error an argument is misspelt
new App("c", { ...args, descripton: "b" });
// @ts-expect-error an argument has the wrong type
new App("d", { ...args, name: 5 });
// @ts-expect-error a value is none of the choices
new App("e", { ...args, category: "toys" });
// @ts-expect-error a path is no asset
new App("f", { ...args, logo: "logo.png" });
// @ts-expect-error computed inputs are not for programs
new App("g", { ...args, managedBy: "me" });
// @ts-expect-error outputs are not arguments
new App("h", { ...args, ownerEmail: "a@example.com" });

export const credentials = new ProductionCredentials("a", {
  appId: app.id,
  redirectUris: [pulumi.interpolate`https://example.com/${app.name}`, "http://localhost"],
  rotation: { trigger: { any: ["value", app.createdAt] }, overlap: pulumi.output("72h") },
});
new ProductionCredentials("b", { appId: app.id, rotation: pulumi.output({ overlap: "1h" }) });
new ProductionCredentials("lists", { appId: app.id, redirectUris: addresses });
new ProductionCredentials("late lists", { appId: app.id, redirectUris: pulumi.output(["http://localhost"]) });
// @ts-expect-error the generation is counted, not given
new ProductionCredentials("c", { appId: app.id, secretGeneration: 2 });
// @ts-expect-error a nested argument is misspelt
new ProductionCredentials("d", { appId: app.id, rotation: { overlaps: "1h" } });
// @ts-expect-error one address is no list
new ProductionCredentials("e", { appId: app.id, redirectUris: "http://localhost" });

export const secret: pulumi.Output<string> = credentials.clientSecret;
export const end: pulumi.Output<string | undefined> = credentials.previousSecretExpiresAt;
export const ends: pulumi.Output<string | undefined> = credentials.previousSecretExpiresAt;
export const uris: pulumi.Output<string[]> = credentials.redirectUris;
export const company: pulumi.Output<number> = new Sandbox("a", { appId: app.id }).companyId;
new Sandbox("lists", { appId: app.id, redirectUris: pulumi.output(addresses) });
export const status: pulumi.Output<"pending" | "accepted" | "expired" | "declined"> = new Collaborator("a", {
  appId: app.id,
  email: "ada@example.com",
}).status;
// @ts-expect-error an attribute is misspelt
export const misspelt: unknown = credentials.clientID;
// @ts-expect-error attributes are read, not set
credentials.clientId = pulumi.output("mine");
new Collaborator("later", { appId: app.id, email: "ada@example.com", role: pulumi.output("admin") });
// @ts-expect-error a role is none of the choices
new Collaborator("b", { appId: app.id, email: "ada@example.com", role: "owner" });

export const found: Promise<AppResult> = getApp({ name: "Bid Board" });
export const output: pulumi.Output<string> = getAppOutput({ id: app.id }).ownerEmail;
export const same: App | undefined = App.isInstance(app) ? app : undefined;
// @ts-expect-error an id and a name may name two apps
export const both = getApp({ id: "1", name: "Bid Board" });
// @ts-expect-error what belongs to a declaration is not looked up
export const run = (app: AppResult) => app.run;
// @ts-expect-error a look-up needs to know which app
export const none = getApp({});
export const people: Promise<CollaboratorResult[]> = getCollaborators({ appId: "1" });
export const roles: pulumi.Output<("admin" | "developer")[]> = getCollaboratorsOutput({
  appId: app.id,
}).apply((all) => all.map(({ role }) => role));
export const project: Promise<number> = getSandbox({ appId: "1" }).then(({ projectId }) => projectId);
export const itsCompany: pulumi.Output<number> = getSandboxOutput({ appId: Promise.resolve("1") }).companyId;
export const client: pulumi.Output<string> = getProductionCredentialsOutput({ appId: app.id }).clientId;
export const why = getProductionCredentials({ appId: "1" }).then(({ rejectionReason }) => rejectionReason);
// @ts-expect-error a look-up at once takes no output
export const early = getSandbox({ appId: app.id });
// @ts-expect-error a look-up needs to know of which app
export const ofNone = getCollaborators({});
// @ts-expect-error a secret is not looked up
export const lookedUp = getProductionCredentialsOutput({ appId: app.id }).clientSecret;
// @ts-expect-error what a program decides is not looked up
export const decided = getProductionCredentialsOutput({ appId: app.id }).rotation;
