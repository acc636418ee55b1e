// The same app in a staging and in a production portal.
//
// Run `npm run build` in the root of the repository; then here `pulumi package add ../../provider/schema.json`,
// which generates `pulumi-devportal-sdk` into sdks/, and for each of the two portals:
//
//   pulumi config set stagingUrl https://portal.staging.example.com
//   pulumi config set --secret stagingToken
//
// and at last `pulumi up`.
import * as pulumi from "@pulumi/pulumi";
import * as devportal from "pulumi-devportal-sdk";

const config = new pulumi.Config();

/** Declares the app in one of the portals. */
function declareIn(portal: "staging" | "production", homepage: string) {
  const provider = new devportal.Provider(portal, {
    url: config.require(`${portal}Url`),
    token: config.requireSecret(`${portal}Token`),
  });

  const app = new devportal.App(
    `bid-board-${portal}`,
    {
      name: "Bid Board",
      description: "Shows the open bids of a project on the screens of the site office.",
      integrationType: "data-connection",
      category: "bidding-estimation",
      siteUrl: homepage,
    },
    { provider },
  );

  const credentials = new devportal.ProductionCredentials(
    `bid-board-${portal}`,
    { appId: app.id, redirectUris: [`${homepage}/oauth/callback`] },
    { provider },
  );

  return { appId: app.id, clientId: credentials.clientId, clientSecret: credentials.clientSecret };
}

export const staging = declareIn("staging", "https://bids.staging.example.com");
export const production = declareIn("production", "https://bids.example.com");
