import type { Managed } from "../client/records.ts";

/** Whether the object existed before a program managed it; an interrupted run's own object did not. */
export function isAdopted({ createdAt, managedSince }: Managed): boolean {
  return managedSince !== createdAt;
}
