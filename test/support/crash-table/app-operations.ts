import * as pulumi from "@pulumi/pulumi";
import type { Deed, Operation, Place } from "./operation.ts";
import { at } from "./row-app.ts";

const settings = {
  description: "Shows the open bids.",
  integrationType: "embedded" as const,
  category: "other" as const,
};
const changed = { description: "Shows the bids that are open." };
const logo = () => new pulumi.asset.FileAsset("logo.png");
const app = ({ name }: Place) => ({ ...settings, name });
const appByHand: Deed = async (place) => {
  place.appId = (await place.api("POST", "/apps", { body: app(place) })).id;
};

export const appOperations: Operation[] = [
  { resource: "App", operation: "create", after: (place) => ({ ...app(place), logo: logo() }) },
  { resource: "App", operation: "update", before: app, after: (place) => ({ ...app(place), ...changed }) },
  {
    resource: "App",
    operation: "update with a logo",
    before: app,
    after: (place) => ({ ...app(place), ...changed, logo: logo() }),
  },
  {
    resource: "App",
    operation: "new logo",
    before: app,
    after: (place) => ({ ...app(place), logo: logo() }),
  },
  {
    resource: "App",
    operation: "logo removed",
    before: (place) => ({ ...app(place), logo: logo() }),
    after: app,
  },
  {
    resource: "App",
    operation: "adopt by name",
    byHand: appByHand,
    after: (place) => ({ ...app(place), ...changed, logo: logo(), adopt: true }),
  },
  {
    resource: "App",
    operation: "adopt by id",
    byHand: appByHand,
    after: (place) => ({ ...app(place), ...changed, adopt: place.appId }),
  },
  { resource: "App", operation: "rename", before: app, after: app, renamed: true },
  {
    resource: "App",
    operation: "after a person deleted it",
    before: app,
    drift: (place) => place.api("DELETE", at(place, "")),
    after: app,
  },
  { resource: "App", operation: "delete", before: app },
  {
    resource: "App",
    operation: "delete of an adopted one",
    byHand: appByHand,
    before: (place) => ({ ...app(place), adopt: true }),
    left: true,
  },
];
