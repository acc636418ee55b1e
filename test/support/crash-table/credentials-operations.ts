import { join } from "node:path";
import type { Operation, Place } from "./operation.ts";
import { at, its, post, uris } from "./row-app.ts";

const credentialsByHand = post("/production-credentials");
const secretFile = ({ folder, name }: Place) => join(folder, name);

export const credentialsOperations: Operation[] = [
  { resource: "ProductionCredentials", operation: "create", after: (place) => ({ ...its(place), ...uris }) },
  {
    resource: "ProductionCredentials",
    operation: "adopt",
    byHand: credentialsByHand,
    after: (place) => ({ ...its(place), ...uris, adopt: true }),
  },
  {
    resource: "ProductionCredentials",
    operation: "update",
    before: its,
    after: (place) => ({ ...its(place), ...uris }),
    overlaps: true,
  },
  {
    resource: "ProductionCredentials",
    operation: "rotate",
    before: its,
    after: (place) => ({ ...its(place), rotation: { trigger: 1 } }),
    overlaps: true,
  },
  {
    resource: "ProductionCredentials",
    operation: "rotate and update, kept while used",
    before: its,
    after: (place) => ({ ...its(place), ...uris, rotation: { trigger: 1, keepWhileUsed: "24h" } }),
    overlaps: true,
  },
  {
    resource: "ProductionCredentials",
    operation: "create, the secret into a file",
    after: (place) => ({ ...its(place), deliverTo: { file: secretFile(place) } }),
    secretFile,
  },
  {
    resource: "ProductionCredentials",
    operation: "rotate, the secret into a file",
    before: (place) => ({ ...its(place), deliverTo: { file: secretFile(place) } }),
    after: (place) => ({ ...its(place), deliverTo: { file: secretFile(place) }, rotation: { trigger: 1 } }),
    secretFile,
  },
  {
    resource: "ProductionCredentials",
    operation: "after a person deleted the app and restored it",
    before: its,
    async drift(place) {
      await place.api("DELETE", at(place, ""));
      await post("/restore")(place);
    },
    after: its,
  },
  {
    resource: "ProductionCredentials",
    operation: "after a person reset the secret",
    before: its,
    drift: post("/production-credentials/secrets", { overlapSeconds: 60 }),
    after: its,
  },
  {
    resource: "ProductionCredentials",
    operation: "rename",
    before: its,
    after: its,
    renamed: true,
    overlaps: true,
  },
  { resource: "ProductionCredentials", operation: "delete", before: its },
  {
    resource: "ProductionCredentials",
    operation: "delete of adopted ones",
    byHand: credentialsByHand,
    before: (place) => ({ ...its(place), adopt: true }),
    left: true,
  },
];
