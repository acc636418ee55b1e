import * as pulumi from "@pulumi/pulumi";
import { App, Collaborator, ProductionCredentials, Sandbox } from "pulumi-devportal";

const app = new App("bid-board", {
  name: "Bid Board",
  description: "Shows the open bids of a project on the screens of the site office.",
  integrationType: "data-connection",
  category: "bidding-estimation",
  supportEmail: "support@example.com",
  siteUrl: "https://bids.example.com",
  logo: new pulumi.asset.FileAsset("logo.png"),
});

const credentials = new ProductionCredentials("bid-board", {
  appId: app.id,
  redirectUris: ["https://bids.example.com/oauth/callback"],
});

const sandbox = new Sandbox("bid-board", { appId: app.id });

new Collaborator("ada", { appId: app.id, email: "ada@example.com", role: "developer" });

export const appId = app.id;
export const clientId = credentials.clientId;
export const clientSecret = credentials.clientSecret;
export const sandboxClientId = sandbox.clientId;
export const sandboxClientSecret = sandbox.clientSecret;
