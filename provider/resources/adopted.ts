import type { Managed } from "../client/records.ts";

/** Whether an object, as it was found, was not made by a program; what an interrupted run made is its own. */
export function isAdopted({ createdAt, managedSince }: Managed): boolean {
  return managedSince !== createdAt;
}
