import type { Operation } from "./operation.ts";
import { its, post, uris } from "./row-app.ts";

const sandboxByHand = post("/sandbox");

export const sandboxOperations: Operation[] = [
  { resource: "Sandbox", operation: "create", after: (place) => ({ ...its(place), ...uris }) },
  {
    resource: "Sandbox",
    operation: "adopt",
    byHand: sandboxByHand,
    after: (place) => ({ ...its(place), ...uris, adopt: true }),
  },
  { resource: "Sandbox", operation: "update", before: its, after: (place) => ({ ...its(place), ...uris }) },
  {
    resource: "Sandbox",
    operation: "rotate",
    before: its,
    after: (place) => ({ ...its(place), rotation: { trigger: 1 } }),
    overlaps: true,
  },
  {
    resource: "Sandbox",
    operation: "after a person reset the secret",
    before: its,
    drift: post("/sandbox/secret"),
    after: its,
  },
  { resource: "Sandbox", operation: "rename", before: its, after: its, renamed: true },
  { resource: "Sandbox", operation: "delete", before: its },
  {
    resource: "Sandbox",
    operation: "delete of an adopted one",
    byHand: sandboxByHand,
    before: (place) => ({ ...its(place), adopt: true }),
    left: true,
  },
];
