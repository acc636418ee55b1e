import type { Deed, Operation, Place } from "./operation.ts";
import { at, its } from "./row-app.ts";

const ada = (place: Place) => ({ ...its(place), email: `ada.${place.name}@example.com` });
const expire: Deed = async ({ name, change }) =>
  change(
    `update collaborators set invited_at = '2025-12-25', expires_at = '2026-01-01T00:00:00.000Z' where email like '%.${name}@%'`,
  );
const adaByHand: Deed = (place) =>
  place.api("POST", at(place, "/collaborators"), { body: { email: ada(place).email, role: "admin" } });

export const collaboratorOperations: Operation[] = [
  { resource: "Collaborator", operation: "create", after: ada },
  {
    resource: "Collaborator",
    operation: "adopt",
    byHand: adaByHand,
    after: (place) => ({ ...ada(place), role: "developer", adopt: true }),
  },
  {
    resource: "Collaborator",
    operation: "update",
    before: ada,
    after: (place) => ({ ...ada(place), role: "admin" }),
  },
  {
    resource: "Collaborator",
    operation: "update, invited again",
    before: ada,
    drift: expire,
    after: (place) => ({ ...ada(place), role: "admin", reinvite: "whenExpired" }),
  },
  {
    resource: "Collaborator",
    operation: "replace",
    before: ada,
    after: (place) => ({ ...ada(place), email: `grace.${place.name}@example.com` }),
    replaces: true,
  },
  { resource: "Collaborator", operation: "rename", before: ada, after: ada, renamed: true },
  { resource: "Collaborator", operation: "delete", before: ada },
  {
    resource: "Collaborator",
    operation: "delete of an adopted one",
    byHand: adaByHand,
    before: (place) => ({ ...ada(place), role: "developer", adopt: true }),
    left: true,
  },
];
